package tw.plumbline.rules.yaml;

/** Characters from start, to end without it. */
public record Span(int start, int end) {}
