package tw.plumbline.service.page;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;
import tw.plumbline.model.assessment.Value;
import tw.plumbline.model.text.RocDate;

/** Numbers and days as people read them. */
public final class Quantity {
  private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final String GROUPED = "#,##0.##########";

  private final Words words;

  public Quantity(Words words) {
    this.words = words;
  }

  public String number(BigDecimal number) {
    return new DecimalFormat(GROUPED, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
  }

  /** With its unit: {@code 450,000 元}, {@code NT$ 450,000}. */
  public String number(BigDecimal number, String unit) {
    String name = words.orName("unit", unit);
    if (name.isEmpty()) {
      return number(number);
    }
    return name.endsWith("$") ? name + " " + number(number) : number(number) + " " + name;
  }

  String value(Value value, String unit) {
    if (value instanceof Value.Number number) {
      return number(number.value(), unit);
    }
    return day(((Value.Text) value).value());
  }

  /** A day in ROC form in Chinese, in ISO form in English; any other text as it is. */
  public String day(String text) {
    boolean roc = words.language() == Language.ZH_TW && ISO_DAY.matcher(text).matches();
    return roc ? RocDate.read(text).map(RocDate::write).orElse(text) : Plain.of(text);
  }
}
