package tw.plumbline.model.programme;

import java.time.LocalDate;
import tw.plumbline.model.text.BilingualText;

/** A kind of filing, what people call it, and its last day. */
public record FilingDue(String kind, BilingualText name, LocalDate due) {}
