package tw.plumbline.service.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/** What waits and what is in use, measured when it is asked for. */
final class Gauges {
  Gauges(
      OpenTelemetry telemetry,
      Evaluation evaluation,
      Database database,
      ActiveRulebooks rulebooks) {
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
    meter
        .gaugeBuilder("plumbline.rulebook.failures")
        .ofLongs()
        .setDescription("Published versions that could not be loaded; those before them go on")
        .setUnit("{version}")
        .buildWithCallback(gauge -> gauge.record(rulebooks.failures().size()));
  }
}
