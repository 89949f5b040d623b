package tw.plumbline.service.decision;

/** Why a decision is approved, refused or withdrawn. */
public record DecisionReason(String reason) {}
