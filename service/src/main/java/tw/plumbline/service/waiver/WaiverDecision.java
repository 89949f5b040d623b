package tw.plumbline.service.waiver;

/** Why a waiver is approved, refused or revoked. */
public record WaiverDecision(String reason) {}
