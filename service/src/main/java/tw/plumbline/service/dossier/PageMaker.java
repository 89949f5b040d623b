package tw.plumbline.service.dossier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.rerun.Given;
import tw.plumbline.service.dossier.DossierSource.Assessed;
import tw.plumbline.service.dossier.PageModel.Entry;
import tw.plumbline.service.dossier.PageModel.Field;
import tw.plumbline.service.ledger.Checkpoint;
import tw.plumbline.service.ledger.Proven;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** Puts together what stands on the page of a dossier. */
final class PageMaker {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "/alliance/name";

  /** What people call codes; a code that is not here stands as it is. */
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("CONTINUE", "續行補助"),
          Map.entry("GUIDE", "輔導改善"),
          Map.entry("REDUCE", "減列補助"),
          Map.entry("TERMINATE", "終止補助"),
          Map.entry("APPROVED", "核定"),
          Map.entry("REFUSED", "退回"),
          Map.entry("WITHDRAWN", "撤回"),
          Map.entry("WRITTEN", "書面陳述意見"),
          Map.entry("ORAL", "言詞陳述意見"),
          Map.entry("HEARING", "聽證"),
          Map.entry("PERSONAL", "個人資料"),
          Map.entry("NAMED", "依申請"),
          Map.entry("submission", "填報及評核"),
          Map.entry("rulebook_version", "規則版本"),
          Map.entry("rulebook_publication", "規則發布"),
          Map.entry("waiver", "豁免"),
          Map.entry("waiver_event", "豁免之決定"),
          Map.entry("decision", "決定"),
          Map.entry("decision_assessment", "決定所據評核"),
          Map.entry("decision_finding", "決定所涉事項"),
          Map.entry("decision_event", "決定之核定"));

  private static final Map<String, String> ENGLISH =
      Map.of(
          "CONTINUE", "continue the grant",
          "GUIDE", "guide the alliance",
          "REDUCE", "reduce the grant",
          "TERMINATE", "terminate the grant");

  private final PageText text;
  private final Words words = new Words(Language.ZH_TW);
  private final DossierSource source;
  private final JsonNode decision;
  private final Map<String, ObjectNode> shown;
  private final List<Manifest.Redacted> redacted;
  private final String vkey;

  PageMaker(
      PageText text,
      DossierSource source,
      JsonNode decision,
      Map<String, ObjectNode> shown,
      List<Manifest.Redacted> redacted,
      String vkey) {
    this.text = text;
    this.source = source;
    this.decision = decision;
    this.shown = new HashMap<>(shown);
    this.redacted = redacted;
    this.vkey = vkey;
  }

  PageModel make() {
    SheetMaker sheets = new SheetMaker(text, source.rulebooks(), decision);
    List<PageModel.Sheet> assessments = new ArrayList<>();
    for (Assessed assessed : source.assessments()) {
      ObjectNode document = shown.get(assessed.given().id());
      if (document != null) {
        assessments.add(sheets.sheet(assessed, document, redacted));
      }
    }
    return new PageModel(
        text.of(decision.path("id")),
        Digests.of(source.decision()),
        about(),
        text.of(decision.path("reasons")),
        source.steps().stream()
            .map(
                step ->
                    new PageModel.Step(
                        code(step.kind()),
                        text.of(step.by()),
                        PageText.time(step.at().toInstant()),
                        text.of(step.reason())))
            .toList(),
        hearing(decision.path("hearing")),
        assessments,
        source.rulebooks().stream()
            .map(
                rules ->
                    new PageModel.Rules(
                        text.of(rules.programme()),
                        rules.number(),
                        rules.files().digest(),
                        index(rules.record())))
            .toList(),
        log(),
        entries(),
        redacted.stream()
            .map(
                one ->
                    new PageModel.Redacted(
                        one.assessment(), text.of(one.pointer()), code(one.kind()), one.reason()))
            .toList(),
        english(assessments));
  }

  static String code(String code) {
    return CODES.getOrDefault(code, code);
  }

  private List<Field> about() {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("決定", code(decision.path("kind").asString(""))));
    fields.add(new Field("聯盟", alliance()));
    fields.add(
        new Field(
            "計畫及年度",
            text.of(words.orName("programme", decision.path("programme").asString("")))
                + "，"
                + text.of(decision.path("programmeYear"))
                + " 年度"));
    fields.add(new Field("生效日", PageText.day(decision.path("effectiveOn"))));
    fields.add(new Field("承辦人", text.of(decision.path("by"))));
    fields.add(new Field("登錄時間", PageText.time(decision.path("recordedAt").asString())));
    source.steps().stream()
        .filter(step -> step.kind().equals("APPROVED"))
        .forEach(step -> fields.add(new Field("核定人", text.of(step.by()))));
    if (decision.has("follows")) {
      fields.add(new Field("承前決定", text.of(decision.path("follows"))));
    }
    fields.add(new Field("決定編號", text.of(decision.path("id"))));
    fields.add(new Field("決定之雜湊", "sha256:" + Digests.of(source.decision())));
    return fields;
  }

  /** Its id, and its name where the first report says it and nobody left it out. */
  private String alliance() {
    String id = text.of(decision.path("allianceId"));
    if (source.assessments().isEmpty()) {
      return id;
    }
    Given first = source.assessments().get(0).given();
    boolean left =
        redacted.stream()
            .anyMatch(one -> one.assessment().equals(first.id()) && one.pointer().equals(NAME));
    String name = JSON.readTree(first.report()).at(NAME).asString("");
    return left || name.isEmpty() ? id : text.of(name) + "（" + id + "）";
  }

  private List<Field> hearing(JsonNode hearing) {
    List<Field> fields = new ArrayList<>();
    if (hearing.isObject()) {
      fields.add(new Field("通知日", PageText.day(hearing.path("notifiedOn"))));
      fields.add(new Field("方式", code(hearing.path("manner").asString("—"))));
      if (hearing.has("heldOn")) {
        fields.add(new Field("陳述日", PageText.day(hearing.path("heldOn"))));
      }
      if (hearing.has("answer")) {
        fields.add(new Field("聯盟之陳述", text.of(hearing.path("answer"))));
      }
      if (hearing.has("noAnswerBecause")) {
        fields.add(new Field("無陳述之原因", text.of(hearing.path("noAnswerBecause"))));
      }
    }
    return fields;
  }

  private List<Field> log() {
    List<Field> fields = new ArrayList<>();
    Checkpoint.read(source.checkpoint().text())
        .ifPresent(
            head -> {
              fields.add(new Field("稽核鏈", text.of(head.origin())));
              fields.add(new Field("紀錄數", PageText.number(BigDecimal.valueOf(head.size()), "筆")));
              fields.add(new Field("樹根", Digests.hex(head.root())));
              fields.add(new Field("樹首時間", PageText.time(head.at())));
            });
    fields.add(new Field("樹首簽章", text.of(source.checkpoint().signatures().strip())));
    fields.add(new Field("公鑰", text.of(vkey)));
    fields.add(new Field("製作", PageText.time(source.madeAt().toInstant()) + "，" + source.engine()));
    return fields;
  }

  private List<Entry> entries() {
    return Stream.of(
            Stream.of(source.record()),
            source.steps().stream().map(DossierSource.Step::record),
            source.assessments().stream().map(Assessed::record),
            source.rulebooks().stream().map(DossierSource.Rules::record),
            source.others().stream())
        .flatMap(records -> records)
        .map(this::entry)
        .toList();
  }

  private Entry entry(Proven record) {
    String first = record.record().lines().findFirst().orElse("");
    String[] named = first.substring(first.indexOf(':') + 1).strip().split(" ", 2);
    return new Entry(code(named[0]), text.of(named.length == 2 ? named[1] : ""), index(record));
  }

  private static String index(Proven record) {
    return "第 " + (record.proof().index() + 1) + " 筆";
  }

  private List<String> english(List<PageModel.Sheet> assessments) {
    String kind = decision.path("kind").asString("");
    String alliance = text.of(decision.path("allianceId"));
    long relied = assessments.stream().mapToLong(sheet -> sheet.relied().size()).sum();
    long aside = assessments.stream().mapToLong(sheet -> sheet.aside().size()).sum();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Decision %s: to %s, for alliance %s, programme %s, ROC year %s, effective %s."
            .formatted(
                text.of(decision.path("id")),
                ENGLISH.getOrDefault(kind, kind),
                alliance,
                text.of(decision.path("programme")),
                text.of(decision.path("programmeYear")),
                text.of(decision.path("effectiveOn"))));
    lines.add(
        "Recorded by %s at %s; %s."
            .formatted(
                text.of(decision.path("by")),
                text.of(decision.path("recordedAt")),
                source.steps().stream()
                    .map(
                        step ->
                            "%s by %s at %s"
                                .formatted(
                                    step.kind().toLowerCase(Locale.ROOT),
                                    text.of(step.by()),
                                    step.at().toInstant()))
                    .collect(Collectors.joining("; "))));
    lines.add(
        "It rests on %d assessment(s), relies on %d finding(s) and sets %d aside. An assessment is"
                .formatted(assessments.size(), relied, aside)
            + " the result of rules and not a decision to terminate the grant.");
    lines.add(
        redacted.isEmpty()
            ? "Nothing is left out of this dossier."
            : "%d value(s) are left out of this dossier; their hashes still show that the rest is of"
                    .formatted(redacted.size())
                + " the reports that were received.");
    lines.add("To verify: plumbline audit replay dossier.zip --key KEY-FILE");
    return lines;
  }
}
