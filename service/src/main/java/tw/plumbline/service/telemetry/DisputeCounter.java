package tw.plumbline.service.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import java.util.function.BiConsumer;

/** Counts what a second evaluator says otherwise than the rules, by edition and kind. */
public final class DisputeCounter implements BiConsumer<String, String> {
  static final AttributeKey<String> KIND = AttributeKey.stringKey("plumbline.dispute");

  private final LongCounter disputes;

  public DisputeCounter(OpenTelemetry telemetry) {
    this.disputes =
        telemetry
            .getMeter("tw.plumbline")
            .counterBuilder("plumbline.second.disputes")
            .setDescription("What a second evaluator says otherwise than the rules")
            .setUnit("{dispute}")
            .build();
  }

  @Override
  public void accept(String edition, String kind) {
    disputes.add(1, Attributes.of(ObservedChecks.EDITION, edition, KIND, kind));
  }
}
