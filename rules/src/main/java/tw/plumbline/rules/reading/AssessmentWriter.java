package tw.plumbline.rules.reading;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.Classification;
import tw.plumbline.model.assessment.DraftedAgainst;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.Supplied;
import tw.plumbline.model.assessment.Value;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.assessment.Waiver;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.model.report.ReportPart;

/** Writes assessments as the contract's JSON, in UTF-8, the same bytes for the same assessment. */
public final class AssessmentWriter {
  private static final int USUAL_SIZE = 16 * 1024;

  /** The assessment's JSON. */
  public byte[] write(Assessment assessment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_SIZE);
    write(assessment, out);
    return out.toByteArray();
  }

  /** Writes the assessment's JSON and leaves the stream open. */
  public void write(Assessment assessment, OutputStream out) {
    try (JsonGenerator json = JsonOut.to(out)) {
      new Page(json).assessment(assessment);
    }
  }

  private record Page(JsonGenerator json) {
    void assessment(Assessment assessment) {
      json.writeStartObject();
      optional("id", assessment.id());
      if (assessment.assessedAt() != null) {
        json.writeStringProperty("assessedAt", Instants.write(assessment.assessedAt()));
      }
      json.writeStringProperty("programme", assessment.programme());
      json.writeNumberProperty("programmeYear", assessment.programmeYear());
      json.writeStringProperty("filing", assessment.filing());
      json.writeStringProperty("allianceId", assessment.allianceId());
      json.writeStringProperty("reportDigest", assessment.reportDigest());
      rulebook(assessment.rulebook());
      DraftedAgainst drafted = assessment.draftedAgainst();
      if (drafted != null) {
        draftedAgainst(drafted);
      }
      list("absent", assessment.absent(), json::writeString);
      if (!assessment.supplied().isEmpty()) {
        list("supplied", assessment.supplied(), this::supplied);
      }
      json.writeStringProperty("verdict", assessment.verdict().name());
      Verdict unwaived = assessment.verdictWithoutWaivers();
      optional("verdictWithoutWaivers", unwaived == null ? null : unwaived.name());
      list("classifications", assessment.classifications(), this::classification);
      list("figures", assessment.figures(), this::figure);
      list("checks", assessment.checks(), this::check);
      list("findings", assessment.findings(), this::finding);
      json.writeEndObject();
    }

    private void rulebook(RulebookRef rulebook) {
      json.writeObjectPropertyStart("rulebook");
      json.writeStringProperty("id", rulebook.id());
      json.writeNumberProperty("version", rulebook.version());
      json.writeStringProperty("digest", rulebook.digest());
      if (!rulebook.unattested().isEmpty()) {
        list("unattested", rulebook.unattested(), this::unattested);
      }
      json.writeEndObject();
    }

    private void draftedAgainst(DraftedAgainst drafted) {
      json.writeObjectPropertyStart("draftedAgainst");
      json.writeNumberProperty("version", drafted.version());
      json.writeBooleanProperty("applied", drafted.applied());
      list("changed", drafted.changed(), this::changed);
      json.writeEndObject();
    }

    private void changed(DraftedAgainst.Changed changed) {
      json.writeStartObject();
      optional("clause", changed.clause());
      JsonOut.text(json, "what", changed.what());
      json.writeEndObject();
    }

    private void unattested(RulebookRef.Unattested clause) {
      json.writeStartObject();
      json.writeStringProperty("clause", clause.clause());
      json.writeStringProperty("lastChecked", clause.lastChecked());
      json.writeEndObject();
    }

    private void supplied(Supplied fact) {
      json.writeStartObject();
      json.writeStringProperty("pointer", fact.pointer());
      json.writeName("value");
      if (fact.value() instanceof Supplied.Figures figures) {
        json.writeStartObject();
        new TreeMap<>(figures.byName()).forEach((name, value) -> JsonOut.number(json, name, value));
        json.writeEndObject();
      } else if (fact.value() instanceof Supplied.Filing filing) {
        filing(filing.record());
      }
      json.writeStringProperty("submission", fact.submission());
      json.writeStringProperty("digest", fact.digest());
      json.writeEndObject();
    }

    private void filing(FilingRecord record) {
      json.writeStartObject();
      json.writeStringProperty("kind", record.kind());
      json.writeStringProperty("filedAt", Instants.write(record.filedAt()));
      List<ReportPart> parts = record.parts();
      if (parts != null) {
        list("parts", parts, part -> json.writeString(part.name()));
      }
      json.writeEndObject();
    }

    private void classification(Classification item) {
      json.writeStartObject();
      json.writeStringProperty("pointer", item.pointer());
      json.writeStringProperty("result", item.result());
      json.writeStringProperty("clause", item.clause());
      JsonOut.text(json, "reason", item.reason());
      json.writeEndObject();
    }

    private void figure(Figure figure) {
      json.writeStartObject();
      json.writeStringProperty("name", figure.name());
      JsonOut.number(json, "value", figure.value());
      json.writeStringProperty("unit", figure.unit());
      json.writeStringProperty("clause", figure.clause());
      list("terms", figure.terms(), this::term);
      Figure.Promised promised = figure.promised();
      if (promised != null) {
        json.writeObjectPropertyStart("promised");
        json.writeStringProperty("rulebook", promised.rulebook());
        JsonOut.number(json, "value", promised.value());
        json.writeEndObject();
      }
      json.writeEndObject();
    }

    private void term(Figure.Term term) {
      json.writeStartObject();
      json.writeStringProperty("pointer", term.pointer());
      JsonOut.number(json, "amount", term.amount());
      JsonOut.number(json, "weight", term.weight());
      json.writeEndObject();
    }

    private void check(Check check) {
      json.writeStartObject();
      json.writeStringProperty("clause", check.clause());
      json.writeStringProperty("severity", check.severity().name());
      json.writeStringProperty("status", check.status().name());
      json.writeEndObject();
    }

    private void finding(Finding finding) {
      json.writeStartObject();
      json.writeStringProperty("clause", finding.clause());
      json.writeStringProperty("severity", finding.severity().name());
      json.writeStringProperty("pointer", finding.pointer());
      JsonOut.text(json, "message", finding.message());
      optional("figure", finding.figure());
      optional("actual", finding.actual());
      optional("required", finding.required());
      if (finding.shortfall() != null) {
        JsonOut.number(json, "shortfall", finding.shortfall());
      }
      if (finding.remedy() != null) {
        JsonOut.text(json, "remedy", finding.remedy());
      }
      citation(finding.citation());
      Waiver waiver = finding.waiver();
      if (waiver != null) {
        waiver(waiver);
      }
      json.writeEndObject();
    }

    private void waiver(Waiver waiver) {
      json.writeObjectPropertyStart("waiver");
      json.writeStringProperty("id", waiver.id());
      json.writeStringProperty("by", waiver.by());
      json.writeStringProperty("approvedBy", waiver.approvedBy());
      json.writeStringProperty("reason", waiver.reason());
      json.writeStringProperty("until", waiver.until().toString());
      json.writeEndObject();
    }

    private void citation(Citation citation) {
      json.writeObjectPropertyStart("citation");
      json.writeStringProperty("document", citation.document());
      json.writeStringProperty("section", citation.section());
      JsonOut.text(json, "statement", citation.statement());
      optional("derivedFrom", citation.derivedFrom());
      json.writeEndObject();
    }

    private void optional(String field, @Nullable String text) {
      if (text != null) {
        json.writeStringProperty(field, text);
      }
    }

    private void optional(String field, @Nullable Value value) {
      if (value instanceof Value.Number number) {
        JsonOut.number(json, field, number.value());
      } else if (value instanceof Value.Text text) {
        json.writeStringProperty(field, text.value());
      }
    }

    private <T> void list(String field, List<T> items, Consumer<? super T> each) {
      json.writeArrayPropertyStart(field);
      items.forEach(each);
      json.writeEndArray();
    }
  }
}
