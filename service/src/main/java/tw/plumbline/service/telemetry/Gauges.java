package tw.plumbline.service.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Database;

/** What waits and what is in use, measured when it is asked for. */
final class Gauges {
  Gauges(OpenTelemetry telemetry, Evaluation evaluation, Database database) {
    Meter meter = telemetry.getMeter("tw.plumbline");
    meter
        .gaugeBuilder("plumbline.evaluation.taken")
        .ofLongs()
        .setDescription("Seats for single checks that are taken: they run or wait")
        .setUnit("{check}")
        .buildWithCallback(gauge -> gauge.record(evaluation.taken()));
    meter
        .gaugeBuilder("plumbline.database.connections")
        .ofLongs()
        .setDescription("Connections to the database in use")
        .setUnit("{connection}")
        .buildWithCallback(gauge -> gauge.record(database.inUse()));
    meter
        .gaugeBuilder("plumbline.database.waiting")
        .ofLongs()
        .setDescription("Statements that wait for a connection")
        .setUnit("{statement}")
        .buildWithCallback(gauge -> gauge.record(database.waiting()));
  }
}
