package tw.plumbline.rules.rerun;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.waiver.GrantedWaiver;

/**
 * What an assessment was made from beside the rules, and what it said.
 *
 * @param id under which it is stored
 * @param assessedAt when its report was received
 * @param report as received, byte for byte
 * @param supplied JSON of the facts that were taken from earlier submissions; an empty array for
 *     none
 * @param originalFiledAt when the report that it corrects was filed, where that decided
 * @param waivers that were in force; those of others, and of other days, make no difference
 * @param document what was answered, byte for byte
 */
public record Given(
    String id,
    OffsetDateTime assessedAt,
    byte[] report,
    String supplied,
    @Nullable OffsetDateTime originalFiledAt,
    List<GrantedWaiver> waivers,
    byte[] document) {
  public Given {
    waivers = List.copyOf(waivers);
  }
}
