package tw.plumbline.service.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;
import tw.plumbline.service.checking.Answer;
import tw.plumbline.service.checking.Checks;

/**
 * Checks with a span and metrics for each: how long it took, by which edition, with which verdict,
 * and the findings by clause. Never who filed it or what the report says.
 */
public final class ObservedChecks implements Checks {
  static final AttributeKey<String> EDITION = AttributeKey.stringKey("plumbline.edition");
  static final AttributeKey<Long> VERSION = AttributeKey.longKey("plumbline.rulebook.version");
  static final AttributeKey<String> DIGEST = AttributeKey.stringKey("plumbline.rulebook.digest");
  static final AttributeKey<String> VERDICT = AttributeKey.stringKey("plumbline.verdict");
  static final AttributeKey<Long> FINDINGS = AttributeKey.longKey("plumbline.findings");
  static final AttributeKey<String> CLAUSE = AttributeKey.stringKey("plumbline.clause");
  static final AttributeKey<String> SEVERITY = AttributeKey.stringKey("plumbline.severity");
  static final AttributeKey<Long> REJECTED = AttributeKey.longKey("plumbline.rejected");
  static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  private static final String SCOPE = "tw.plumbline";
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Checks checks;
  private final Tracer tracer;
  private final DoubleHistogram duration;
  private final LongCounter findings;

  public ObservedChecks(Checks checks, OpenTelemetry telemetry) {
    this.checks = checks;
    this.tracer = telemetry.getTracer(SCOPE);
    Meter meter = telemetry.getMeter(SCOPE);
    this.duration =
        meter
            .histogramBuilder("plumbline.check.duration")
            .setDescription("Time to read, evaluate and write one report")
            .setUnit("s")
            .setExplicitBucketBoundariesAdvice(
                List.of(.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1., 2.5, 5., 10.))
            .build();
    this.findings =
        meter
            .counterBuilder("plumbline.check.findings")
            .setDescription("Findings by clause")
            .setUnit("{finding}")
            .build();
  }

  @Override
  public Answer check(byte[] report) {
    return observed(() -> checks.check(report), this::outcome);
  }

  @Override
  public Reading read(byte[] report) {
    return checks.read(report);
  }

  /** Reading is not in its duration: the report was read before. */
  @Override
  public Assessment assess(Plumbline rulebooks, Reading.Accepted report, Supply supply) {
    return observed(() -> checks.assess(rulebooks, report, supply), this::assessed);
  }

  private <T> T observed(Supplier<T> work, BiFunction<T, Span, Attributes> outcome) {
    Span span = tracer.spanBuilder("check").startSpan();
    long start = System.nanoTime();
    try (Scope scope = span.makeCurrent()) {
      T answer = work.get();
      Attributes attributes = outcome.apply(answer, span);
      duration.record((System.nanoTime() - start) / NANOS, attributes);
      return answer;
    } catch (RuntimeException | Error failure) {
      // Only the kind of failure: a message could quote the report.
      String kind = failure.getClass().getSimpleName();
      span.setStatus(StatusCode.ERROR).setAttribute(ERROR, kind);
      duration.record((System.nanoTime() - start) / NANOS, Attributes.of(ERROR, kind));
      throw failure;
    } finally {
      span.end();
    }
  }

  @Override
  public List<RulebookRef> editions() {
    return checks.editions();
  }

  @Override
  public Optional<Edition> edition(String id) {
    return checks.edition(id);
  }

  private Attributes outcome(Answer answer, Span span) {
    if (answer instanceof Answer.Rejected rejected) {
      Attributes outcome = Attributes.of(REJECTED, (long) rejected.status());
      span.setAllAttributes(outcome);
      return outcome;
    }
    return assessed(((Answer.Assessed) answer).assessment(), span);
  }

  private Attributes assessed(Assessment assessment, Span span) {
    String edition = assessment.rulebook().id();
    Attributes outcome = Attributes.of(EDITION, edition, VERDICT, assessment.verdict().name());
    span.setAllAttributes(outcome)
        .setAttribute(VERSION, (long) assessment.rulebook().version())
        .setAttribute(DIGEST, assessment.rulebook().digest())
        .setAttribute(FINDINGS, (long) assessment.findings().size());
    for (Finding finding : assessment.findings()) {
      String severity = finding.severity().name();
      findings.add(
          1, Attributes.of(EDITION, edition, CLAUSE, finding.clause(), SEVERITY, severity));
    }
    return outcome;
  }
}
