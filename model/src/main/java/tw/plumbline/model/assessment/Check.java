package tw.plumbline.model.assessment;

/** One clause's check. */
public record Check(String clause, Severity severity, Status status) {}
