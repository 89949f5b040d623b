package tw.plumbline.service.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The trace that a caller's request belongs to, if it names one (W3C Trace Context). */
public final class IncomingTraces {
  private final OpenTelemetry telemetry;

  public IncomingTraces(OpenTelemetry telemetry) {
    this.telemetry = telemetry;
  }

  public Context of(HttpHeaders headers) {
    return telemetry
        .getPropagators()
        .getTextMapPropagator()
        .extract(Context.root(), headers, Headers.INSTANCE);
  }

  private enum Headers implements TextMapGetter<HttpHeaders> {
    INSTANCE;

    @Override
    public Iterable<String> keys(HttpHeaders headers) {
      return List.copyOf(headers.headerNames());
    }

    @Override
    public @Nullable String get(@Nullable HttpHeaders headers, String name) {
      return headers == null ? null : headers.getFirst(name);
    }
  }
}
