package tw.plumbline.model.programme;

import java.time.LocalDate;
import java.util.List;
import tw.plumbline.model.text.BilingualText;

/**
 * Who has not filed.
 *
 * @param name what people call the kind of filing
 * @param past whether the due day is over
 */
public record NotFiled(
    String filing, BilingualText name, LocalDate due, boolean past, List<Alliance> alliances) {
  public NotFiled {
    alliances = List.copyOf(alliances);
  }

  /** An alliance by its id. */
  public record Alliance(String allianceId, String name) {}
}
