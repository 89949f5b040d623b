package tw.plumbline.model.report;

/** Form of the agreement by which a member is one. */
public enum AgreementKind {
  MEMBERSHIP_CONTRACT,
  MEMORANDUM,
  COOPERATION_PROJECT
}
