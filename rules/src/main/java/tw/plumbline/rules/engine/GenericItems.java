package tw.plumbline.rules.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.generic.GenericFacts;
import tw.plumbline.model.generic.GenericFacts.Agreement;
import tw.plumbline.model.generic.GenericFacts.Part;
import tw.plumbline.rules.facts.AgreementFact;
import tw.plumbline.rules.facts.AmountFact;
import tw.plumbline.rules.facts.EventFact;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.facts.MeasureFact;
import tw.plumbline.rules.facts.PartFact;
import tw.plumbline.rules.facts.PartyFact;
import tw.plumbline.rules.facts.PersonFact;
import tw.plumbline.rules.facts.ReportFact;

/** The generic facts of a report as rules look at them, by list; an absent list is absent here. */
final class GenericItems {
  private final ReportFact report;
  private final Map<String, List<Fact>> lists = new LinkedHashMap<>();
  private final Map<String, String> kinds = new HashMap<>();
  private final List<Fact> parts = new ArrayList<>();

  private GenericItems(ReportFact report) {
    this.report = report;
  }

  /**
   * @param facts null where the report brings none
   */
  static GenericItems of(ReportFact report, @Nullable GenericFacts facts) {
    GenericItems items = new GenericItems(report);
    if (facts != null) {
      if (facts.parties() != null) {
        facts.parties().forEach(party -> items.kinds.put(party.id(), party.kind()));
      }
      items.put("parties", facts.parties(), (at, of) -> new PartyFact(report, at, of));
      items.put("agreements", facts.agreements(), items::agreement);
      items.put("amounts", facts.amounts(), (at, of) -> new AmountFact(report, at, of));
      items.put("events", facts.events(), (at, of) -> new EventFact(report, at, of));
      items.put("persons", facts.persons(), (at, of) -> new PersonFact(report, at, of));
      items.put("measures", facts.measures(), (at, of) -> new MeasureFact(report, at, of));
    }
    return items;
  }

  /** Null where the report does not bring the list. */
  @Nullable List<Fact> list(String name) {
    return lists.get(name);
  }

  /** Who has which part in which agreement. */
  List<Fact> parts() {
    return parts;
  }

  private <T> void put(String name, @Nullable List<T> items, Making<T> making) {
    if (items != null) {
      List<Fact> facts = new ArrayList<>(items.size());
      for (int i = 0; i < items.size(); i++) {
        facts.add(making.make("/facts/%s/%d".formatted(name, i), items.get(i)));
      }
      lists.put(name, facts);
    }
  }

  private Fact agreement(String pointer, Agreement agreement) {
    List<Part> given = agreement.parts();
    if (given == null) {
      return new AgreementFact(report, pointer, agreement, null);
    }
    SortedMap<String, TreeSet<String>> roles = new TreeMap<>();
    for (int i = 0; i < given.size(); i++) {
      Part part = given.get(i);
      String kind = kinds.getOrDefault(part.party(), "");
      roles.computeIfAbsent(part.role(), none -> new TreeSet<>()).add(kind);
      parts.add(
          new PartFact(
              report, pointer + "/parts/" + i, part, agreement.id(), agreement.kind(), kind));
    }
    String text =
        roles.entrySet().stream()
            .map(role -> role.getKey() + ":" + String.join("+", role.getValue()))
            .collect(Collectors.joining(" "));
    return new AgreementFact(report, pointer, agreement, text);
  }

  private interface Making<T> {
    Fact make(String pointer, T item);
  }
}
