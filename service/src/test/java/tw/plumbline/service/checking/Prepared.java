package tw.plumbline.service.checking;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.Classification;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Value;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.GenericRules;
import tw.plumbline.rules.book.ProgrammeCalendar;

/** Assessments to show and to count; what they say is not the rules'. */
public final class Prepared {
  public static final RulebookRef EDITION =
      new RulebookRef("small-alliance-108", 7, "sha256:" + "ab".repeat(32));

  /** Calls one of the figures by a name. */
  public static final Edition WORDED =
      new Edition(
          "small-alliance",
          108,
          EDITION.id(),
          ZoneId.of("Asia/Taipei"),
          Map.of(),
          List.of(),
          Map.of(),
          List.of(),
          Map.of("members", new Edition.ItemList(false, null, "NOT_COUNTED", Map.of(), Map.of())),
          List.of(
              new Edition.Figure(
                  "vendorMembers",
                  "C-9",
                  new BilingualText("廠商會員", "vendor members"),
                  "家",
                  "members",
                  new Edition.Formula.Weighted(Map.of()),
                  List.of())),
          List.of(),
          Map.of("SECOND_KPI", new BilingualText("第二次 KPI 填報", "second KPI filing")),
          new ProgrammeCalendar(List.of(), List.of()),
          List.of(),
          Map.of(),
          new GenericRules(List.of(), List.of(), List.of(), List.of()),
          null);

  private static final Citation CITATION =
      new Citation("填報說明", "第三點", new BilingualText("合約須含跨計數日。", "It must span the day."), null);

  private Prepared() {}

  /** A member whose agreement ended too early, and a county that is not known. */
  public static Assessment nonCompliant() {
    return of(
        Verdict.NON_COMPLIANT,
        List.of("/budget", "/staff"),
        List.of(
            new Check("C-1", Severity.VIOLATION, Status.NOT_MET),
            new Check("C-2", Severity.WARNING, Status.UNDETERMINED),
            new Check("C-3", Severity.WARNING, Status.MET)),
        List.of(
            finding("C-1", Severity.VIOLATION, "vendorMembers", number("3"), number("5"), "2"),
            finding("C-1", Severity.VIOLATION, null, text("2019-09-30"), text("2019-10-31"), null),
            finding("C-2", Severity.MISSING, null, null, null, null)));
  }

  public static Assessment of(Verdict verdict) {
    return of(verdict, List.of(), List.of(), List.of());
  }

  private static Assessment of(
      Verdict verdict, List<String> absent, List<Check> checks, List<Finding> findings) {
    return new Assessment(
        null,
        null,
        "small-alliance",
        108,
        "SECOND_KPI",
        "A-017",
        "sha256:" + "cd".repeat(32),
        EDITION,
        absent,
        verdict,
        List.of(
            new Classification(
                "/members/0", "VENDOR", "C-9", new BilingualText("廠商會員", "a vendor member")),
            new Classification(
                "/members/1", "NOT_COUNTED", "C-1", new BilingualText("合約已到期", "it ended"))),
        List.of(
            figure("vendorMembers", "3", "家", term("/members/0", "1", "1")),
            figure(
                "countableCooperationIncome",
                "450000.3",
                "元",
                term("/cooperationProjects/2", "1500001", "0.3"))),
        checks,
        findings);
  }

  private static Finding finding(
      String clause,
      Severity severity,
      @Nullable String figure,
      @Nullable Value actual,
      @Nullable Value required,
      @Nullable String shortfall) {
    return new Finding(
        clause,
        severity,
        "/members/1",
        new BilingualText("會員 `甲` 的合約太短。", "The agreement of `甲` is too short."),
        figure,
        actual,
        required,
        shortfall == null ? null : new BigDecimal(shortfall),
        new BilingualText("請續約。", "Renew it."),
        CITATION);
  }

  private static Figure figure(String name, String value, String unit, Figure.Term... terms) {
    return new Figure(name, new BigDecimal(value), unit, "C-9", List.of(terms));
  }

  private static Figure.Term term(String pointer, String amount, String weight) {
    return new Figure.Term(pointer, new BigDecimal(amount), new BigDecimal(weight));
  }

  private static Value number(String number) {
    return new Value.Number(new BigDecimal(number));
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }
}
