package tw.plumbline.rules.reading;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.programme.AtRisk;
import tw.plumbline.model.programme.FieldTotals;
import tw.plumbline.model.programme.FigureTotal;
import tw.plumbline.model.programme.NotFiled;
import tw.plumbline.model.programme.PhaseStanding;
import tw.plumbline.model.programme.ProgrammeAssessment;
import tw.plumbline.model.programme.ProgrammeCheck;
import tw.plumbline.model.programme.ProgrammeTotals;
import tw.plumbline.model.programme.Sums;
import tw.plumbline.model.programme.Total;

/** Writes overviews of a programme year as the contract's JSON, in UTF-8. */
public final class ProgrammeAssessmentWriter {
  /** The overview's JSON. */
  public byte[] write(ProgrammeAssessment overview) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonOut.to(out)) {
      new Page(json).overview(overview);
    }
    return out.toByteArray();
  }

  private record Page(JsonGenerator json) {
    void overview(ProgrammeAssessment overview) {
      json.writeStartObject();
      json.writeStringProperty("programme", overview.programme());
      json.writeNumberProperty("programmeYear", overview.year());
      json.writeStringProperty("asOf", overview.asOf().toString());
      JsonOut.rulebook(json, overview.rulebook());
      Long expected = overview.expected();
      if (expected != null) {
        json.writeNumberProperty("expectedAlliances", expected);
      }
      JsonOut.list(json, "filings", overview.filings(), this::filing);
      totals(overview.totals());
      JsonOut.list(json, "checks", overview.checks(), this::check);
      if (!overview.phases().isEmpty()) {
        JsonOut.list(json, "phases", overview.phases(), this::phase);
      }
      JsonOut.list(json, "byField", overview.byField(), this::field);
      JsonOut.list(json, "notFiled", overview.notFiled(), this::notFiled);
      JsonOut.list(json, "atRisk", overview.atRisk(), this::atRisk);
      json.writeEndObject();
    }

    private void filing(ProgrammeAssessment.FilingCount filing) {
      json.writeStartObject();
      json.writeStringProperty("filing", filing.filing());
      json.writeNumberProperty("alliances", filing.alliances());
      json.writeEndObject();
    }

    private void totals(ProgrammeTotals totals) {
      json.writeObjectPropertyStart("totals");
      sums(totals.sums());
      total("distinctVendors", totals.distinctVendors());
      JsonOut.list(json, "figures", totals.figures(), this::figure);
      json.writeEndObject();
    }

    private void sums(Sums sums) {
      json.writeNumberProperty("alliances", sums.alliances());
      total("members", sums.members());
      total("income", sums.income());
      JsonOut.optional(json, "averageIncome", sums.averageIncome());
      total("grants", sums.grants());
      JsonOut.optional(json, "averageGrant", sums.averageGrant());
      total("ratio", sums.ratio());
      total("aboveGrant", sums.aboveGrant());
    }

    private void total(String field, @Nullable Total total) {
      if (total != null) {
        json.writeObjectPropertyStart(field);
        value(total);
        json.writeEndObject();
      }
    }

    private void value(Total total) {
      JsonOut.optional(json, "value", total.value());
      json.writeNumberProperty("of", total.of());
      json.writeNumberProperty("missing", total.missing());
      strings("lacking", total.lacking());
    }

    private void figure(FigureTotal figure) {
      json.writeStartObject();
      json.writeStringProperty("name", figure.name());
      JsonOut.text(json, "title", figure.title());
      json.writeStringProperty("unit", figure.unit());
      value(figure.total());
      json.writeEndObject();
    }

    private void check(ProgrammeCheck check) {
      json.writeStartObject();
      json.writeStringProperty("clause", check.clause());
      JsonOut.text(json, "title", check.title());
      json.writeStringProperty("status", check.status().name());
      json.writeStringProperty("figure", check.figure());
      json.writeStringProperty("unit", check.unit());
      JsonOut.optional(json, "actual", check.actual());
      JsonOut.optional(json, "required", check.required());
      strings("lacking", check.lacking());
      JsonOut.list(json, "beside", check.beside(), this::beside);
      JsonOut.citation(json, check.citation());
      json.writeEndObject();
    }

    private void phase(PhaseStanding phase) {
      json.writeStartObject();
      json.writeNumberProperty("phase", phase.phase());
      JsonOut.text(json, "name", phase.name());
      json.writeStringProperty("from", phase.from().toString());
      json.writeStringProperty("to", phase.to().toString());
      json.writeStringProperty("clause", phase.clause());
      JsonOut.list(json, "aims", phase.aims(), this::aim);
      json.writeEndObject();
    }

    private void aim(PhaseStanding.Aim aim) {
      json.writeStartObject();
      json.writeStringProperty("clause", aim.clause());
      JsonOut.text(json, "title", aim.title());
      json.writeStringProperty("status", aim.status().name());
      json.writeStringProperty("figure", aim.figure());
      json.writeStringProperty("unit", aim.unit());
      JsonOut.optional(json, "target", aim.target());
      JsonOut.optional(json, "actual", aim.actual());
      JsonOut.optional(json, "cumulativeTarget", aim.cumulativeTarget());
      JsonOut.optional(json, "cumulativeActual", aim.cumulativeActual());
      strings("lacking", aim.lacking());
      JsonOut.citation(json, aim.citation());
      json.writeEndObject();
    }

    private void beside(ProgrammeCheck.Beside beside) {
      json.writeStartObject();
      json.writeStringProperty("name", beside.name());
      JsonOut.text(json, "title", beside.title());
      JsonOut.optional(json, "value", beside.value());
      json.writeEndObject();
    }

    private void field(FieldTotals field) {
      json.writeStartObject();
      JsonOut.optional(json, "field", field.field());
      if (field.name() != null) {
        JsonOut.text(json, "name", field.name());
      }
      sums(field.sums());
      json.writeEndObject();
    }

    private void notFiled(NotFiled filing) {
      json.writeStartObject();
      json.writeStringProperty("filing", filing.filing());
      JsonOut.text(json, "name", filing.name());
      json.writeStringProperty("due", filing.due().toString());
      json.writeBooleanProperty("past", filing.past());
      JsonOut.list(json, "alliances", filing.alliances(), this::alliance);
      json.writeEndObject();
    }

    private void alliance(NotFiled.Alliance alliance) {
      json.writeStartObject();
      json.writeStringProperty("allianceId", alliance.allianceId());
      json.writeStringProperty("name", alliance.name());
      json.writeEndObject();
    }

    private void atRisk(AtRisk alliance) {
      json.writeStartObject();
      json.writeStringProperty("allianceId", alliance.allianceId());
      json.writeStringProperty("name", alliance.name());
      JsonOut.optional(json, "field", alliance.field());
      JsonOut.optional(json, "filing", alliance.filing());
      JsonOut.optional(json, "submission", alliance.submission());
      Verdict verdict = alliance.verdict();
      JsonOut.optional(json, "verdict", verdict == null ? null : verdict.name());
      JsonOut.list(json, "signs", alliance.signs(), this::sign);
      json.writeEndObject();
    }

    private void sign(AtRisk.Sign sign) {
      json.writeStartObject();
      json.writeStringProperty("sign", sign.sign());
      json.writeStringProperty("clause", sign.clause());
      JsonOut.text(json, "reason", sign.reason());
      json.writeEndObject();
    }

    private void strings(String field, List<String> texts) {
      JsonOut.list(json, field, texts, json::writeString);
    }
  }
}
