package tw.plumbline.service.workbench;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tw.plumbline.service.decision.KeptDecision;
import tw.plumbline.service.submission.Filed;
import tw.plumbline.service.workbench.AllianceEvents.Named;
import tw.plumbline.service.workbench.AllianceEvents.RuleChange;
import tw.plumbline.service.workbench.AllianceEvents.WaiverEvent;

/**
 * All that happened to an alliance, oldest first.
 *
 * @param whole whether nothing is left out
 */
record Timeline(Named alliance, List<Event> events, boolean whole) {
  Timeline {
    events = events.stream().sorted(Comparator.comparing(Event::at)).toList();
  }

  /** The years of which it tells, newest first. */
  public Set<Integer> years() {
    Set<Integer> years = new TreeSet<>(Comparator.reverseOrder());
    events.forEach(event -> years.addAll(event.years()));
    return years;
  }

  /**
   * Those of these kinds and that year.
   *
   * @param kinds none for all
   * @param year null for all
   */
  List<Event> events(Set<Kind> kinds, @Nullable Integer year) {
    return events.stream()
        .filter(event -> kinds.isEmpty() || kinds.contains(event.kind()))
        .filter(event -> year == null || event.years().contains(year))
        .toList();
  }

  /** What can happen. */
  enum Kind {
    FILING,
    CORRECTION,
    WAIVER,
    DECISION,
    RULES
  }

  /** Something that happened. */
  interface Event {
    OffsetDateTime at();

    Kind kind();

    /** Programme years that it is about. */
    List<Integer> years();
  }

  /** It filed, or corrected what it had filed. */
  record Filing(Filed filed) implements Event {
    @Override
    public OffsetDateTime at() {
      return filed.receivedAt();
    }

    @Override
    public Kind kind() {
      return filed.replaces() == null ? Kind.FILING : Kind.CORRECTION;
    }

    @Override
    public List<Integer> years() {
      return List.of(filed.programmeYear());
    }
  }

  /** A waiver was asked for or decided on. */
  record Waiver(WaiverEvent event) implements Event {
    @Override
    public OffsetDateTime at() {
      return event.at();
    }

    @Override
    public Kind kind() {
      return Kind.WAIVER;
    }

    @Override
    public List<Integer> years() {
      return IntStream.rangeClosed(event.fromYear(), event.toYear()).boxed().toList();
    }
  }

  /**
   * A decision was recorded.
   *
   * @param kept as it stands now
   */
  record Decided(KeptDecision kept) implements Event {
    @Override
    public OffsetDateTime at() {
      return kept.decision().recordedAt();
    }

    @Override
    public Kind kind() {
      return Kind.DECISION;
    }

    @Override
    public List<Integer> years() {
      return List.of(kept.decision().programmeYear());
    }
  }

  /** Something was done with a decision. */
  record Stepped(KeptDecision kept, KeptDecision.Step step) implements Event {
    @Override
    public OffsetDateTime at() {
      return step.at();
    }

    @Override
    public Kind kind() {
      return Kind.DECISION;
    }

    @Override
    public List<Integer> years() {
      return List.of(kept.decision().programmeYear());
    }
  }

  /** Other rules came into force. */
  record Rules(RuleChange change) implements Event {
    @Override
    public OffsetDateTime at() {
      return change.at();
    }

    @Override
    public Kind kind() {
      return Kind.RULES;
    }

    @Override
    public List<Integer> years() {
      return change.years();
    }
  }
}
