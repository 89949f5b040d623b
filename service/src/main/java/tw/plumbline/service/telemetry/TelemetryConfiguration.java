package tw.plumbline.service.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/**
 * OpenTelemetry as its own environment variables say ({@code OTEL_TRACES_EXPORTER} and the rest).
 * Without them nothing leaves the process.
 */
@Configuration(proxyBeanMethods = false)
public class TelemetryConfiguration {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.service.name", "plumbline",
          "otel.traces.exporter", "none",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none",
          "otel.propagators", "tracecontext");

  @Bean(destroyMethod = "close")
  OpenTelemetrySdk openTelemetry() {
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesSupplier(() -> DEFAULTS)
        .build()
        .getOpenTelemetrySdk();
  }

  @Bean
  IncomingTraces incoming(OpenTelemetry telemetry) {
    return new IncomingTraces(telemetry);
  }

  @Bean
  RequestTraces requestTraces(OpenTelemetry telemetry, IncomingTraces incoming) {
    return new RequestTraces(telemetry, incoming);
  }

  @Bean
  Gauges gauges(
      OpenTelemetry telemetry,
      Evaluation evaluation,
      Database database,
      ActiveRulebooks rulebooks) {
    return new Gauges(telemetry, evaluation, database, rulebooks);
  }
}
