package tw.plumbline.service.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
  Callers callers(OpenTelemetry telemetry) {
    return new Callers(telemetry);
  }
}
