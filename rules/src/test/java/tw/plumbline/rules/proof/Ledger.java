package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import tw.plumbline.rules.proof.Reference.Classified;
import tw.plumbline.rules.proof.Reference.Found;
import tw.plumbline.rules.proof.Reference.Outcome;

/** What the stations write down: which clause looked at something, what failed, what is missing. */
final class Ledger {
  /** What a test of one fact or of one named member comes to. */
  enum Answer {
    YES,
    NO,
    /** The fact itself is absent. */
    ABSENT,
    /** A member is named, but {@code members} is absent (section 9, "a member id is looked up"). */
    MEMBERS_ABSENT
  }

  private static final List<String> SEVERITIES = List.of("VIOLATION", "WARNING", "MISSING");
  private final CheckTable table;
  private final List<Classified> classifications = new ArrayList<>();
  private final Set<String> withSubject = new HashSet<>();
  private final Set<String> notYetDue = new HashSet<>();

  /** A set: findings alike in clause, severity and pointer are one (section 8). */
  private final Set<Found> findings = new LinkedHashSet<>();

  Ledger(CheckTable table) {
    this.table = table;
  }

  private Comparator<Found> order() {
    return Comparator.comparingInt((Found found) -> SEVERITIES.indexOf(found.severity()))
        .thenComparingInt(found -> table.clauses().indexOf(found.clause()))
        .thenComparing(Found::pointer, Pointers.ORDER);
  }

  void classify(String pointer, String result, String clause) {
    classifications.add(new Classified(pointer, result, clause));
  }

  /** The clause has a subject, whether or not an earlier test already failed for it (section 8). */
  void looksAt(String clause) {
    withSubject.add(clause);
  }

  void breach(String clause, String pointer) {
    looksAt(clause);
    findings.add(new Found(clause, table.severity(clause), pointer));
  }

  void missing(String clause, String pointer) {
    looksAt(clause);
    findings.add(new Found(clause, "MISSING", pointer));
  }

  void notYetDue(String clause) {
    notYetDue.add(clause);
  }

  /** A subject of a clause, and whether it passes. */
  boolean test(String clause, String pointer, boolean passes) {
    looksAt(clause);
    if (!passes) {
      breach(clause, pointer);
    }
    return passes;
  }

  /** The same for a test that can lack its fact; one that lacks it has failed (section 8). */
  boolean test(String clause, String item, String field, Answer answer) {
    switch (answer) {
      case YES -> looksAt(clause);
      case NO -> breach(clause, item);
      case ABSENT -> missing(clause, item + "/" + field);
      case MEMBERS_ABSENT -> missing(clause, "/members");
    }
    return answer == Answer.YES;
  }

  Outcome close(SortedMap<String, BigDecimal> figures) {
    LinkedHashMap<String, String> checks = new LinkedHashMap<>();
    table.clauses().forEach(clause -> checks.put(clause, status(clause)));
    List<Found> ordered = findings.stream().sorted(order()).toList();
    return new Outcome(verdict(checks), List.copyOf(classifications), figures, checks, ordered);
  }

  /** Head: NOT_MET if one fails, else UNDETERMINED, else MET; NOT_APPLICABLE without a subject. */
  private String status(String clause) {
    String severity = table.severity(clause);
    if (findings.stream().anyMatch(f -> f.clause().equals(clause) && is(f, severity))) {
      return "NOT_MET";
    }
    if (findings.stream().anyMatch(f -> f.clause().equals(clause) && is(f, "MISSING"))) {
      return "UNDETERMINED";
    }
    if (notYetDue.contains(clause)) {
      return "NOT_YET_DUE";
    }
    return withSubject.contains(clause) ? "MET" : "NOT_APPLICABLE";
  }

  private static boolean is(Found found, String severity) {
    return found.severity().equals(severity);
  }

  /** The contract's {@code verdict}. */
  private String verdict(LinkedHashMap<String, String> checks) {
    if (anyNotMet(checks, CheckTable.VIOLATION)) {
      return "NON_COMPLIANT";
    }
    if (checks.containsValue("UNDETERMINED")) {
      return "UNDETERMINED";
    }
    return anyNotMet(checks, CheckTable.WARNING) ? "COMPLIANT_WITH_WARNINGS" : "COMPLIANT";
  }

  private boolean anyNotMet(LinkedHashMap<String, String> checks, String severity) {
    return checks.entrySet().stream()
        .anyMatch(
            check ->
                check.getValue().equals("NOT_MET")
                    && table.severity(check.getKey()).equals(severity));
  }
}
