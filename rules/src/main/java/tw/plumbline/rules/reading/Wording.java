package tw.plumbline.rules.reading;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tw.plumbline.model.text.BilingualText;

/** What a fault says, in both languages: what is wrong with your value and how to mend it. */
final class Wording {
  private static final int LONGEST_QUOTE = 60;
  private static final int LONGEST_NUMBER = 30;

  private Wording() {}

  static BilingualText empty() {
    return text("未收到內容。請附上 JSON 格式之內容後再送。", "The body is empty. Send JSON.");
  }

  static BilingualText byteOrderMark() {
    return text(
        "內容以位元組順序記號（BOM）`EF BB BF` 開頭。請以不含 BOM 之 UTF-8 存檔後再送。",
        "The text begins with a byte order mark `EF BB BF`. Save it as UTF-8 without one.");
  }

  static BilingualText malformed(int line, int column, String near) {
    return text(
        "第 %d 行第 %d 字 %s 附近無法以 JSON 解讀。請更正該處後再送。".formatted(line, column, quote(near)),
        "The text is no JSON at line %d, column %d, near %s. Mend it there and send it again."
            .formatted(line, column, quote(near)));
  }

  static BilingualText notUtf8(int offset, int unit) {
    return text(
        "第 %d 個位元組 `%02X` 不是 UTF-8 文字。請以 UTF-8 編碼存檔後再送。".formatted(offset + 1, unit),
        "Byte %d, `%02X`, is no UTF-8 text. Save the report in UTF-8.".formatted(offset + 1, unit));
  }

  static BilingualText halfCharacter(char half) {
    return text(
        "`\\u%04x` 只是半個字元。請連同另一半一併寫出，或直接寫出該字。".formatted((int) half),
        "`\\u%04x` is half a character. Write its other half too, or the character itself."
            .formatted((int) half));
  }

  static BilingualText tooDeep(int deepest) {
    return text(
        "物件及清單之層數超過上限 `%d` 層。請減少層數後再送。".formatted(deepest),
        "Objects and lists are nested more than `%d` deep. Nest them less.".formatted(deepest));
  }

  static BilingualText tooLarge(int bytes, int most) {
    return text(
        "報告共 `%d` 位元組，超過上限 %d 位元組（32 MiB）。請縮減內容後再送。".formatted(bytes, most),
        "The report has `%d` bytes, more than the %d (32 MiB) allowed. Make it smaller."
            .formatted(bytes, most));
  }

  static BilingualText moreFaults(int listed) {
    return text(
        "錯誤過多，僅列出其中 `%d` 項。請先更正所列各項後再送。".formatted(listed),
        "There are more faults than the `%d` listed. Mend these first.".formatted(listed));
  }

  static BilingualText nulCharacter() {
    return text(
        "此處文字含有無法儲存之字元 `U+0000`。請刪除該字元。",
        "The text holds the character `U+0000`, which cannot be stored. Take it out.");
  }

  static BilingualText nullValue() {
    return text(
        "此欄之值為 `null`。如無資料，請刪除此欄，不要填 `null`。",
        "The value is `null`. Leave the field out if there is nothing to say.");
  }

  static BilingualText duplicateKey(String name) {
    return text(
        "欄位 %s 重複出現。請只保留一個。".formatted(quote(name)),
        "The field %s is given more than once. Keep one.".formatted(quote(name)));
  }

  static BilingualText tooPrecise(String written) {
    return text(
        "數值 %s 超過 15 位有效數字，或超出可表示之範圍。請改用位數較少之數值。".formatted(quote(written)),
        "%s has more than 15 significant digits, or is too large or small to keep. Round it."
            .formatted(quote(written)));
  }

  static BilingualText wrongType(Object value, Set<Shape.Kind> kinds) {
    String zh =
        kinds.stream().map(kind -> kind.words.zhTw()).distinct().collect(Collectors.joining("或"));
    String en =
        kinds.stream().map(kind -> kind.words.en()).distinct().collect(Collectors.joining(" or "));
    return text(
        "%s 之型別不符，此處應填%s。".formatted(quote(value), zh),
        "%s does not belong here: give %s.".formatted(quote(value), en));
  }

  static BilingualText notAllowed(Object value, List<?> allowed) {
    return text(
        "%s 不是可填之值。請改填下列之一：%s。".formatted(quote(value), zhTwList(allowed)),
        "%s is none of the values allowed. Give one of %s."
            .formatted(quote(value), enList(allowed)));
  }

  static BilingualText badFormat(String value, List<?> examples) {
    return text(
        "%s 之格式不符。請依此格式填寫，例如 %s。".formatted(quote(value), zhTwList(examples)),
        "%s does not have the form asked for. Write it like %s."
            .formatted(quote(value), enList(examples)));
  }

  static BilingualText noSuchDay(String value) {
    return text(
        "%s 所載日期或時刻不存在。請查對曆日後更正。".formatted(quote(value)),
        "%s names a day or time that does not exist. Look it up in the calendar and correct it."
            .formatted(quote(value)));
  }

  static BilingualText outOfRange(BigDecimal value, ValueRules.Range range) {
    BigDecimal least = range.least();
    BigDecimal most = range.most();
    String zh =
        (least == null ? "" : quote(least) + " 以上")
            + (least == null || most == null ? "" : "、")
            + (most == null ? "" : quote(most) + " 以下");
    String en =
        (least == null ? "" : " of at least " + quote(least))
            + (least == null || most == null ? "" : " and")
            + (most == null ? "" : " of at most " + quote(most));
    return text(
        "%s 超出範圍。請填 %s之數值。".formatted(quote(value), zh),
        "%s is out of range. Give a number%s.".formatted(quote(value), en));
  }

  static BilingualText tooLong(String value, int most) {
    return text(
        "%s 共 %d 字，超過上限 %d 字。請縮短。".formatted(quote(value), length(value), most),
        "%s has %d characters, more than the %d allowed. Shorten it."
            .formatted(quote(value), length(value), most));
  }

  static BilingualText tooShort(String value, int least) {
    return text(
        "%s 共 %d 字，少於下限 %d 字。請補填，或刪除此欄。".formatted(quote(value), length(value), least),
        "%s has %d characters, fewer than the %d asked for. Complete it or leave the field out."
            .formatted(quote(value), length(value), least));
  }

  static BilingualText tooMany(int size, int most) {
    return text(
        "清單共 `%d` 項，超過上限 %d 項。請減少項數。".formatted(size, most),
        "The list has `%d` items, more than the %d allowed. Shorten it.".formatted(size, most));
  }

  static BilingualText tooFew(int size, int least) {
    return text(
        "清單共 `%d` 項，少於下限 %d 項。請補列。".formatted(size, least),
        "The list has `%d` items, fewer than the %d asked for. Add some.".formatted(size, least));
  }

  static BilingualText duplicateValue(Object value) {
    return text(
        "%s 在清單中重複出現。請只保留一個。".formatted(quote(value)),
        "%s occurs more than once in the list. Keep one.".formatted(quote(value)));
  }

  static BilingualText duplicateId(String field, String id) {
    return text(
        "同一清單中已有 `%s` 為 %s 之項目。請給予不同之值，或刪除重複之項目。".formatted(field, quote(id)),
        "Another item of this list has the `%s` %s already. Give this one its own, or remove it."
            .formatted(field, quote(id)));
  }

  static BilingualText unknownId(String id, String list) {
    return text(
        "`%s` 清單中沒有編號 %s。請更正編號，或補列該項目。".formatted(list, quote(id)),
        "The list `%s` has no item with the id %s. Correct the id, or add the item."
            .formatted(list, quote(id)));
  }

  static BilingualText missing(String name) {
    return text(
        "缺少必填欄位 %s。請補填。".formatted(quote(name)),
        "The field %s is required and absent. Give it.".formatted(quote(name)));
  }

  static BilingualText unknownField(String name, Collection<String> known) {
    Optional<String> nearest = Nearest.to(name, known);
    return text(
        "沒有名為 %s 之欄位。%s請更正欄名，或刪除此欄。"
            .formatted(quote(name), nearest.map(near -> "是否為 `" + near + "`？").orElse("")),
        "There is no field %s.%s Correct its name or leave it out."
            .formatted(
                quote(name), nearest.map(near -> " Did you mean `" + near + "`?").orElse("")));
  }

  static BilingualText notInThisProgramme(String name) {
    return text(
        "本計畫之報告沒有欄位 %s。請刪除此欄。".formatted(quote(name)),
        "Reports of this programme have no field %s. Leave it out.".formatted(quote(name)));
  }

  static BilingualText conflict(Object value, List<String> fields) {
    if (fields.isEmpty()) {
      return noForm(value);
    }
    return text(
        "%s 不得同時填寫。請只保留其中一種寫法。".formatted(zhTwList(fields)),
        "%s exclude each other. Keep only one way of saying it.".formatted(enList(fields)));
  }

  static BilingualText noForm(Object value) {
    return text(
        "%s 不符合此處可用之任一種寫法。請依契約之綱要更正。".formatted(quote(value)),
        "%s fits none of the forms that may stand here. Correct it as the schema says."
            .formatted(quote(value)));
  }

  static BilingualText unknownProgramme(String programme) {
    return text(
        "沒有名為 %s 之計畫。請查對計畫代號後更正。".formatted(quote(programme)),
        "No programme is called %s. Check its name and correct it.".formatted(quote(programme)));
  }

  static BilingualText noEdition(BigDecimal year, Collection<Integer> years) {
    return text(
        "本計畫沒有 %s 年度之規定。現有年度：%s。".formatted(quote(year), zhTwList(years)),
        "The programme has no rules for the year %s. There are rules for %s."
            .formatted(quote(year), enList(years)));
  }

  static BilingualText unknownFiling(String filing, Collection<String> filings) {
    return text(
        "本計畫沒有 %s 這種填報。請改填下列之一：%s。".formatted(quote(filing), zhTwList(filings)),
        "The programme has no filing %s. Give one of %s."
            .formatted(quote(filing), enList(filings)));
  }

  static BilingualText unknownFigure(String name, Collection<String> known) {
    Optional<String> nearest = Nearest.to(name, known);
    return text(
        "沒有名為 %s 之指標。%s請更正名稱，或刪除此項。"
            .formatted(quote(name), nearest.map(near -> "是否為 `" + near + "`？").orElse("")),
        "There is no figure %s.%s Correct its name or leave it out."
            .formatted(
                quote(name), nearest.map(near -> " Did you mean `" + near + "`?").orElse("")));
  }

  private static BilingualText text(String zhTw, String en) {
    return new BilingualText(zhTw, en);
  }

  private static String zhTwList(Collection<?> values) {
    return values.stream().map(Wording::quote).collect(Collectors.joining("、"));
  }

  private static String enList(Collection<?> values) {
    return values.stream().map(Wording::quote).collect(Collectors.joining(", "));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String quote(Object value) {
    String shown;
    if (value instanceof Map) {
      shown = "{…}";
    } else if (value instanceof List) {
      shown = "[…]";
    } else if (value instanceof BigDecimal number) {
      String plain = number.toPlainString();
      shown = plain.length() > LONGEST_NUMBER ? number.stripTrailingZeros().toString() : plain;
    } else {
      shown = value.toString();
    }
    if (shown.isEmpty()) {
      return "`\"\"`";
    }
    if (length(shown) > LONGEST_QUOTE) {
      shown = shown.substring(0, shown.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }
    return "`" + shown.replaceAll("\\p{Cntrl}", " ").replace('`', '\'') + "`";
  }
}
