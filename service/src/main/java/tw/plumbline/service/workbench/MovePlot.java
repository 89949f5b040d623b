package tw.plumbline.service.workbench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tw.plumbline.model.assessment.Verdict;

/**
 * Who moves, drawn: verdicts before on the left, after on the right, and between them a band for
 * those that move, the wider the more they are.
 */
record MovePlot(int width, int height, List<Level> before, List<Level> after, List<Band> bands) {
  private static final int WIDTH = 640;
  private static final int TOP = 34;
  private static final int STEP = 52;
  private static final int LEFT = 190;
  private static final int RIGHT = WIDTH - 190;
  private static final double WIDEST = 26;
  private static final double NARROWEST = 2;

  /** A verdict on one side. */
  record Level(Verdict verdict, int x, int y, long count) {}

  /**
   * Those that go from one verdict to another.
   *
   * @param path of its middle line
   */
  record Band(Verdict from, Verdict to, String path, double width, int x, int y, long count) {
    public boolean worse() {
      return to.ordinal() < from.ordinal();
    }
  }

  static MovePlot of(List<ImpactSheet.Move> moves) {
    Map<Verdict, Map<Verdict, Long>> counts = new EnumMap<>(Verdict.class);
    moves.forEach(
        move ->
            counts
                .computeIfAbsent(move.before(), first -> new EnumMap<>(Verdict.class))
                .merge(move.after(), 1L, Long::sum));
    long most =
        counts.values().stream()
            .flatMap(row -> row.values().stream())
            .mapToLong(Long::longValue)
            .max()
            .orElse(1);
    List<Band> bands = new ArrayList<>();
    counts.forEach(
        (from, row) ->
            row.forEach(
                (to, count) -> {
                  int y1 = y(from);
                  int y2 = y(to);
                  int middle = (LEFT + RIGHT) / 2;
                  double width = NARROWEST + (WIDEST - NARROWEST) * count / most;
                  // Labels of bands that cross stand apart: each a third of the way along.
                  int x = LEFT + (RIGHT - LEFT) / 4;
                  int y = (int) Math.round(y1 + (y2 - y1) * 0.16);
                  bands.add(
                      new Band(
                          from,
                          to,
                          "M%d %d C%d %d %d %d %d %d"
                              .formatted(LEFT, y1, middle, y1, middle, y2, RIGHT, y2),
                          width,
                          x,
                          y,
                          count));
                }));
    List<Level> before = new ArrayList<>();
    List<Level> after = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      before.add(
          new Level(
              verdict,
              LEFT - 10,
              y(verdict),
              moves.stream().filter(move -> move.before() == verdict).count()));
      after.add(
          new Level(
              verdict,
              RIGHT + 10,
              y(verdict),
              moves.stream().filter(move -> move.after() == verdict).count()));
    }
    return new MovePlot(WIDTH, TOP + STEP * Verdict.values().length, before, after, bands);
  }

  private static int y(Verdict verdict) {
    return TOP + STEP * verdict.ordinal() + STEP / 3;
  }
}
