package tw.plumbline.rules.facts;

/** Something that a rule can look at and conclude about. */
public sealed interface Fact
    permits ReportFact,
        MemberFact,
        CountedMemberFact,
        IncomeFact,
        TransferFact,
        CooperationFact,
        ActivityFact,
        OutcomeFact,
        FigureFact,
        SumFact,
        ListFact,
        FilingFact,
        BudgetFact,
        PublicityFact,
        StaffFact,
        InvestigatorFact,
        PlanYearFact,
        LiaisonCentreFact,
        PartyFact,
        AgreementFact,
        PartFact,
        AmountFact,
        EventFact,
        PersonFact,
        MeasureFact,
        GroupFact,
        StepFact,
        ShareFact {
  /** JSON pointer of the item in the report. */
  String pointer();

  /** What people call the item: its name, title or id. */
  String label();
}
