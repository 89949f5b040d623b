package tw.plumbline.it.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.proof.RandomReports;
import tw.plumbline.rules.proof.Reference;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportWriter;
import tw.plumbline.rules.second.SecondOpinion;
import tw.plumbline.rules.supply.Supply;

/**
 * One report, by the engine and by hand-written Java. The hand-written side comes to the same
 * verdict, classifications, figures, checks and findings, and words no messages.
 */
@SuppressWarnings("NullAway.Init") // the set-up runs before anything else of a trial
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class EngineBenchmark {
  private static final long SEED = 7;

  @Param({"30", "300", "3000", "30000"})
  int items;

  private final AssessmentWriter writer = new AssessmentWriter();
  private Plumbline plumbline;
  private byte[] json;
  private Reading.Accepted report;

  /** Loads the rules and draws the report. */
  @Setup(Level.Trial)
  public void load() {
    plumbline = Plumbline.builtIn();
    json = new ReportWriter().write(RandomReports.large(SEED, items));
    report = accepted();
  }

  @TearDown(Level.Trial)
  public void close() {
    plumbline.close();
  }

  @Benchmark
  public Reference.Outcome handWritten() {
    return Reference.of(report.report());
  }

  @Benchmark
  public Assessment engine() {
    return plumbline.assess(report);
  }

  @Benchmark
  public SecondOpinion engineWithSecondOpinion() {
    return SecondOpinion.on(plumbline, report, Supply.NONE);
  }

  @Benchmark
  public Reading readAndDigest() {
    return plumbline.read(json);
  }

  @Benchmark
  public byte[] handWrittenWithReading() {
    Reference.of(accepted().report());
    return json;
  }

  @Benchmark
  public byte[] engineWithJsonInAndOut() {
    return writer.write(plumbline.assess(accepted()));
  }

  private Reading.Accepted accepted() {
    if (plumbline.read(json) instanceof Reading.Accepted accepted) {
      return accepted;
    }
    throw new IllegalStateException("the generated report was refused");
  }
}
