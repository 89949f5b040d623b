package tw.plumbline.service.html;

/** A failure that pages explain in words of its own. */
public interface PageReason {
  /** Under which name these words stand; empty for those of the status. */
  String said();
}
