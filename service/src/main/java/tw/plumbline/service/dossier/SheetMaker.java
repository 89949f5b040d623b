package tw.plumbline.service.dossier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.service.dossier.DossierSource.Assessed;
import tw.plumbline.service.dossier.DossierSource.Rules;
import tw.plumbline.service.dossier.PageModel.Field;
import tw.plumbline.service.page.EditionWords;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** Puts together what the page says of an assessment. */
final class SheetMaker {
  private static final String RATIO = "1";

  private final PageText text;
  private final JsonNode decision;
  private final Words words = new Words(Language.ZH_TW);
  private final Map<String, Rulebook> rulebooks = new HashMap<>();

  SheetMaker(PageText text, List<Rules> rules, JsonNode decision) {
    this.text = text;
    this.decision = decision;
    for (Rules each : rules) {
      try {
        rulebooks.put(each.programme() + " " + each.number(), Rulebook.read(each.files()));
      } catch (RulebookException unreadable) {
        // Its files stand in the dossier all the same; codes are then shown as they are.
      }
    }
  }

  PageModel.Sheet sheet(Assessed assessed, JsonNode document, List<Manifest.Redacted> redacted) {
    EditionWords edition = edition(assessed, document);
    Map<String, String> units = new HashMap<>();
    for (JsonNode figure : document.path("figures")) {
      if (figure.isObject()) {
        units.put(figure.path("name").asString(), figure.path("unit").asString(RATIO));
      }
    }
    List<PageModel.Finding> relied = new ArrayList<>();
    List<PageModel.Finding> aside = new ArrayList<>();
    List<PageModel.Finding> others = new ArrayList<>();
    int withheld = 0;
    int ordinal = 0;
    for (JsonNode finding : document.path("findings")) {
      ordinal++;
      JsonNode named = named(assessed.given().id(), ordinal);
      List<PageModel.Finding> where =
          named == null ? others : named.path("relied").booleanValue() ? relied : aside;
      if (finding.isNull()) {
        withheld++;
      } else {
        where.add(finding(finding, ordinal, named, units, edition));
      }
    }
    String filing = document.path("filing").asString("");
    return new PageModel.Sheet(
        "評核 "
            + text.of(
                edition == null
                    ? filing
                    : edition.term(filing).map(words::of).orElse(words.orName("filing", filing))),
        fields(assessed, document, redacted),
        relied,
        aside,
        others,
        figures(document, edition),
        withheld,
        assessed.differs() == null ? null : assessed.differs().stream().map(text::of).toList());
  }

  private @Nullable EditionWords edition(Assessed assessed, JsonNode document) {
    Rulebook book = rulebooks.get(assessed.programme() + " " + assessed.number());
    int year = document.path("programmeYear").asInt(0);
    return Optional.ofNullable(book)
        .map(read -> read.editions().get(year))
        .map((Edition edition) -> EditionWords.of(edition))
        .orElse(null);
  }

  private @Nullable JsonNode named(String assessment, int ordinal) {
    for (JsonNode finding : decision.path("findings")) {
      if (finding.path("assessment").asString("").equals(assessment)
          && finding.path("ordinal").asInt(0) == ordinal) {
        return finding;
      }
    }
    return null;
  }

  private List<Field> fields(
      Assessed assessed, JsonNode document, List<Manifest.Redacted> redacted) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("結論", words.orName("verdict", document.path("verdict").asString("—"))));
    if (document.has("verdictWithoutWaivers")) {
      fields.add(
          new Field(
              "不計豁免之結論",
              words.orName("verdict", document.path("verdictWithoutWaivers").asString())));
    }
    fields.add(new Field("評核編號", assessed.given().id()));
    fields.add(new Field("收件及評核時間", PageText.time(assessed.given().assessedAt().toInstant())));
    JsonNode rules = document.path("rulebook");
    fields.add(
        new Field(
            "適用規則",
            text.of(rules.path("id"))
                + "，第 "
                + rules.path("version").asInt(0)
                + " 版，"
                + text.of(rules.path("digest"))));
    fields.add(new Field("報告之雜湊", text.of(document.path("reportDigest"))));
    fields.add(new Field("檢核程式", text.of(assessed.engine())));
    if (!document.path("absent").isEmpty()) {
      fields.add(new Field("報告未提供", text.of(joined(document.path("absent"))) + "（視為不明，不視為零）"));
    }
    if (!document.path("supplied").isEmpty()) {
      fields.add(new Field("由前次填報補入", document.path("supplied").size() + " 項"));
    }
    long left =
        redacted.stream().filter(one -> one.assessment().equals(assessed.given().id())).count();
    if (left > 0) {
      fields.add(new Field("遮蔽", "報告中 " + left + " 處"));
    }
    return fields;
  }

  private static String joined(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).collect(Collectors.joining("、"));
  }

  private PageModel.Finding finding(
      JsonNode finding,
      int ordinal,
      @Nullable JsonNode named,
      Map<String, String> units,
      @Nullable EditionWords edition) {
    String unit = units.getOrDefault(finding.path("figure").asString(""), RATIO);
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("報告位置", text.of(finding.path("pointer"))));
    value(fields, "現況", finding.path("actual"), unit, edition);
    value(fields, "應為", finding.path("required"), unit, edition);
    value(fields, "尚缺", finding.path("shortfall"), unit, edition);
    if (finding.has("remedy")) {
      fields.add(new Field("改正", quoted(finding.path("remedy"))));
    }
    JsonNode waiver = finding.path("waiver");
    if (waiver.isObject()) {
      fields.add(
          new Field(
              "豁免",
              text.of(waiver.path("by"))
                  + " 申請，"
                  + text.of(waiver.path("approvedBy"))
                  + " 核准，至"
                  + PageText.day(waiver.path("until"))
                  + "："
                  + text.of(waiver.path("reason"))));
    }
    JsonNode citation = finding.path("citation");
    return new PageModel.Finding(
        "%d　%s　%s"
            .formatted(
                ordinal,
                finding.path("clause").asString(),
                words.orName("severity.one", finding.path("severity").asString())),
        named == null || !named.has("why") ? "" : text.of(named.path("why")),
        quoted(finding.path("message")),
        fields,
        text.of(citation.path("document"))
            + "，"
            + text.of(citation.path("section"))
            + "："
            + quoted(citation.path("statement")));
  }

  /** In Chinese, its names in Chinese quotation marks. */
  private String quoted(JsonNode bilingual) {
    return text.of(bilingual.path("zh-TW")).replaceAll("`([^`]*)`", "「$1」");
  }

  private void value(
      List<Field> fields,
      String name,
      JsonNode value,
      String unit,
      @Nullable EditionWords edition) {
    if (!value.isMissingNode()) {
      String plain = text.quantity(value, unit);
      fields.add(
          new Field(
              name,
              edition == null || !value.isString()
                  ? plain
                  : edition.term(value.stringValue()).map(words::of).map(text::of).orElse(plain)));
    }
  }

  private List<PageModel.Figure> figures(JsonNode document, @Nullable EditionWords edition) {
    List<PageModel.Figure> figures = new ArrayList<>();
    for (JsonNode figure : document.path("figures")) {
      if (figure.isObject()) {
        String name = figure.path("name").asString();
        String title = edition == null ? name : edition.figure(name).map(words::of).orElse(name);
        figures.add(
            new PageModel.Figure(
                text.of(title),
                figure.path("clause").asString(),
                PageText.number(
                    figure.path("value").decimalValue(), figure.path("unit").asString(RATIO)),
                terms(figure.path("terms"))));
      }
    }
    return figures;
  }

  private String terms(JsonNode terms) {
    return terms
        .valueStream()
        .map(
            term -> {
              BigDecimal amount = term.path("amount").decimalValue();
              BigDecimal weight = term.path("weight").decimalValue();
              boolean whole = weight.compareTo(BigDecimal.ONE) == 0;
              String pointer = text.of(term.path("pointer"));
              if (whole && amount.compareTo(BigDecimal.ONE) == 0) {
                return pointer;
              }
              String said = pointer + "\u00A0" + PageText.number(amount, RATIO);
              return whole ? said : said + " × " + PageText.number(weight, RATIO);
            })
        .collect(Collectors.joining(" ＋ "));
  }
}
