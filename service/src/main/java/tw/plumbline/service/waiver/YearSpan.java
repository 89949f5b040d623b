package tw.plumbline.service.waiver;

/** Programme years (ROC), both included. */
public record YearSpan(int from, int to) {}
