package tw.plumbline.service.draft;

/** Why a proposal is withdrawn or refused, or a draft given up. */
public record DraftDecision(String reason) {}
