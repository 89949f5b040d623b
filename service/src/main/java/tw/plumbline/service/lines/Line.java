package tw.plumbline.service.lines;

/** One line of a batch. */
public sealed interface Line {
  /** The line's bytes, without the line feed. */
  record Text(byte[] bytes) implements Line {}

  /** A line over the limit; its bytes are gone. */
  record TooLong() implements Line {}
}
