package tw.plumbline.service.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpHeaders;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.FakeChecks;
import tw.plumbline.service.checking.Prepared;

final class ObservedChecksTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  @Test
  void aCheckHasASpanWithEditionVerdictAndNumberOfFindings() {
    check("NON_COMPLIANT");
    SpanData span = onlySpan();
    assertThat(span.getName()).isEqualTo("check");
    assertThat(span.getAttributes().asMap())
        .isEqualTo(
            Attributes.builder()
                .put(ObservedChecks.EDITION, "small-alliance-108")
                .put(ObservedChecks.VERSION, 7L)
                .put(ObservedChecks.DIGEST, Prepared.EDITION.digest())
                .put(ObservedChecks.VERDICT, "NON_COMPLIANT")
                .put(ObservedChecks.FINDINGS, 3L)
                .build()
                .asMap());
  }

  @Test
  void itsDurationIsCountedByEditionAndVerdict() {
    check("NON_COMPLIANT");
    check("COMPLIANT");
    check("COMPLIANT");
    List<HistogramPointData> points =
        List.copyOf(metric("plumbline.check.duration").getHistogramData().getPoints());
    assertThat(points)
        .filteredOn(point -> "COMPLIANT".equals(point.getAttributes().get(ObservedChecks.VERDICT)))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getCount()).isEqualTo(2);
              assertThat(point.getAttributes().get(ObservedChecks.EDITION))
                  .isEqualTo("small-alliance-108");
            });
    assertThat(points).hasSize(2);
  }

  @Test
  void itsFindingsAreCountedByClause() {
    check("NON_COMPLIANT");
    check("NON_COMPLIANT");
    assertThat(metric("plumbline.check.findings").getLongSumData().getPoints())
        .filteredOn(point -> "C-1".equals(point.getAttributes().get(ObservedChecks.CLAUSE)))
        .singleElement()
        .extracting(LongPointData::getValue)
        .isEqualTo(4L);
  }

  @Test
  void whatIsNoReportIsCountedByItsStatus() {
    check("refuse");
    assertThat(onlySpan().getAttributes().asMap()).isEqualTo(Map.of(ObservedChecks.REJECTED, 422L));
  }

  @Test
  void aFailureIsNamedByItsKindAlone() {
    assertThatThrownBy(() -> check("fail")).isInstanceOf(EvaluationException.class);
    SpanData span = onlySpan();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getStatus().getDescription()).isEmpty();
    assertThat(span.getEvents()).isEmpty();
    assertThat(span.getAttributes().asMap())
        .isEqualTo(Map.of(ObservedChecks.ERROR, "EvaluationException"));
  }

  @Test
  void nothingOfWhoFiledOrOfWhatTheReportSaysIsKept() {
    check("NON_COMPLIANT");
    Set<String> kept =
        TELEMETRY.getSpans().stream()
            .flatMap(span -> span.getAttributes().asMap().keySet().stream())
            .map(AttributeKey::getKey)
            .collect(Collectors.toSet());
    assertThat(kept)
        .containsExactlyInAnyOrder(
            "plumbline.edition",
            "plumbline.rulebook.version",
            "plumbline.rulebook.digest",
            "plumbline.verdict",
            "plumbline.findings");
    String all = TELEMETRY.getSpans() + " " + TELEMETRY.getMetrics();
    assertThat(all).doesNotContain("A-017", "/members", "甲", "cdcdcd");
  }

  @Test
  void theCallersTraceGoesOn() {
    HttpHeaders headers = new HttpHeaders();
    headers.set("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    Context caller = new IncomingTraces(TELEMETRY.getOpenTelemetry()).of(headers);
    try (Scope scope = caller.makeCurrent()) {
      check("COMPLIANT");
    }
    assertThat(onlySpan().getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
  }

  private void check(String report) {
    Checks checks = new ObservedChecks(new FakeChecks(), TELEMETRY.getOpenTelemetry());
    checks.check(report.getBytes(StandardCharsets.UTF_8));
  }

  private static SpanData onlySpan() {
    assertThat(TELEMETRY.getSpans()).hasSize(1);
    return TELEMETRY.getSpans().get(0);
  }

  private static MetricData metric(String name) {
    return TELEMETRY.getMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
