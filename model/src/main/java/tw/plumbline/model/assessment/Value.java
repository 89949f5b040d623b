package tw.plumbline.model.assessment;

import java.math.BigDecimal;

/** What is, or what should be: a number or a text (a date is an ISO text). */
public sealed interface Value {
  record Number(BigDecimal value) implements Value {}

  record Text(String value) implements Value {}
}
