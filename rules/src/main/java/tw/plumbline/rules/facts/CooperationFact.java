package tw.plumbline.rules.facts;

import tw.plumbline.model.report.Contract;

/** A cooperation project. */
public record CooperationFact(
    ReportFact report, String pointer, Contract content, Counterpart partner)
    implements Fact, ContractFact {
  @Override
  public String label() {
    return ContractFact.super.label();
  }
}
