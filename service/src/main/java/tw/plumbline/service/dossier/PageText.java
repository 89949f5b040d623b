package tw.plumbline.service.dossier;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Numbers, days and texts as they stand on the page. */
final class PageText {
  private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int BEFORE_ROC = 1911;
  private static final String RATIO = "1";

  private final Glyphs glyphs;

  PageText(Glyphs glyphs) {
    this.glyphs = glyphs;
  }

  String of(String text) {
    return glyphs.visible(text);
  }

  /** The text of a field; a dash where there is none. */
  String of(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? "—" : of(value.asString());
  }

  /** {@code 民國 108 年 11 月 30 日}. */
  static String day(LocalDate day) {
    return "民國 %d 年 %d 月 %d 日"
        .formatted(day.getYear() - BEFORE_ROC, day.getMonthValue(), day.getDayOfMonth());
  }

  static String day(JsonNode day) {
    return day.isMissingNode() || day.isNull() ? "—" : day(LocalDate.parse(day.stringValue()));
  }

  /** As a clock in Taipei shows it. */
  static String time(Instant at) {
    LocalDateTime local = at.atZone(TAIPEI).toLocalDateTime();
    return day(local.toLocalDate()) + " " + CLOCK.format(local);
  }

  static String time(String at) {
    return time(OffsetDateTime.parse(at).toInstant());
  }

  static String number(BigDecimal number, String unit) {
    String text =
        new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(number);
    return unit.equals(RATIO) ? text : text + " " + unit;
  }

  /** What is, or should be: a number with its unit, a day, or a text. */
  String quantity(JsonNode value, String unit) {
    if (value.isNumber()) {
      return number(value.decimalValue(), unit);
    }
    String text = value.asString("");
    return DAY.matcher(text).matches() ? day(LocalDate.parse(text)) : of(text);
  }
}
