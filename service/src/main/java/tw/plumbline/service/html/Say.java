package tw.plumbline.service.html;

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
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.model.text.RocDate;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Quantity;
import tw.plumbline.service.page.Words;

/** How templates say what they show. */
public final class Say {
  private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final int DIGEST = 12;
  private static final String SHA = "sha256:";

  private final Words words;

  Say(Words words) {
    this.words = words;
  }

  public String lang() {
    return words.language().tag();
  }

  public boolean zh() {
    return words.language() == Language.ZH_TW;
  }

  /** The tag of the language that is not read now. */
  public String otherLang() {
    return other().tag();
  }

  /** In the reader's language. */
  public String of(BilingualText text) {
    return words.of(text);
  }

  /** In the other one. */
  public String beside(BilingualText text) {
    return other().of(text);
  }

  /** A word for a code; the code itself where there is none. */
  public String code(String group, @Nullable Object code) {
    return code == null ? "–" : words.orName(group, String.valueOf(code));
  }

  /** A day: in ROC form in Chinese, in ISO form in English. */
  public String day(LocalDate day) {
    return zh() ? RocDate.write(day) : day.toString();
  }

  /** An instant as a clock in Taipei shows it. */
  public String time(OffsetDateTime time) {
    return time(time.toInstant());
  }

  public String time(Instant time) {
    LocalDateTime local = time.atZone(TAIPEI).toLocalDateTime();
    return day(local.toLocalDate()) + " " + HOUR.format(local);
  }

  public String number(Number number) {
    return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(number instanceof BigDecimal exact ? exact : number);
  }

  /** A number with its unit. */
  public String amount(BigDecimal number, String unit) {
    return new Quantity(words).number(number, unit);
  }

  /** A text; if it is a day, as {@link #day} says it. */
  public String text(String text) {
    return new Quantity(words).day(text);
  }

  /** The address of an alliance's own page; ids may hold any character. */
  public String own(String alliance) {
    return PagePaths.own(alliance);
  }

  /** The address of the page of an alliance. */
  public String alliance(String alliance) {
    return PagePaths.alliance(alliance);
  }

  /** The beginning of a digest, enough to tell it from others. */
  public String digest(String digest) {
    String plain = digest.startsWith(SHA) ? digest.substring(SHA.length()) : digest;
    return plain.length() <= DIGEST ? plain : plain.substring(0, DIGEST);
  }

  private Language other() {
    return zh() ? Language.EN : Language.ZH_TW;
  }
}
