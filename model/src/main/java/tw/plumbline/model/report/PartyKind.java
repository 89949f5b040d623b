package tw.plumbline.model.report;

/** What a party is. */
public enum PartyKind {
  COMPANY,
  BUSINESS,
  LIMITED_PARTNERSHIP,
  TRADE_ASSOCIATION,
  NON_RESEARCH_ENTITY,
  RESEARCH_INSTITUTE,
  SCHOOL,
  GOVERNMENT,
  INDIVIDUAL
}
