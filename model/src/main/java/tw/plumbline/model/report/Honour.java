package tw.plumbline.model.report;

/** An honour by which somebody retired may lead a plan. */
public enum Honour {
  ACADEMICIAN,
  NATIONAL_CHAIR,
  ACADEMIC_AWARD,
  OUTSTANDING_TALENT_CHAIR,
  RECOGNISED_EQUIVALENT
}
