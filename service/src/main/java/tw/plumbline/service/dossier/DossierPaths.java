package tw.plumbline.service.dossier;

import tw.plumbline.service.ledger.Proven;

/** Where what stands in a dossier. */
final class DossierPaths {
  static final String README = "README.txt";
  static final String README_ZH = "讀我.txt";
  static final String PAGE = "dossier.pdf";
  static final String KEY = "log/key.txt";
  static final String CHECKPOINT = "log/checkpoint.txt";
  static final String DECISION = "decision/";
  static final String DECISION_FILE = DECISION + "decision.json";
  static final String STEPS = DECISION + "steps/";
  static final String OTHERS = "log/records/";
  static final String ASSESSMENTS = "assessments/";
  static final String RULEBOOKS = "rulebooks/";

  static final String RECORD = "record.txt";
  static final String PROOF = "proof.txt";
  static final String REPORT = "report.json";
  static final String REDACTED_REPORT = "report.redacted.json";
  static final String ASSESSMENT = "assessment.json";
  static final String REDACTED_ASSESSMENT = "assessment.redacted.json";
  static final String SUPPLIED = "supplied.json";
  static final String WAIVERS = "waivers.json";
  static final String CASE = "case.json";
  static final String SECRET = "secret";

  private DossierPaths() {}

  static String assessment(String id) {
    return ASSESSMENTS + id + "/";
  }

  static String rulebook(String programme, int number) {
    return RULEBOOKS + programme + "/" + number + "/";
  }

  static String files(String programme, int number) {
    return rulebook(programme, number) + "files/";
  }

  /** Of a record by what its first line names. */
  static String other(Proven record) {
    String first = record.record().lines().findFirst().orElse("");
    String named = first.substring(first.indexOf(':') + 1).strip();
    return OTHERS + named.replace(' ', '/') + "/";
  }
}
