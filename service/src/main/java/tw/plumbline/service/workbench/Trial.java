package tw.plumbline.service.workbench;

import java.util.List;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.reading.Fault;

/** What a draft says of a report that somebody tries. */
sealed interface Trial {
  /** The report was assessed; nothing is stored. */
  record Assessed(Assessment assessment) implements Trial {}

  /** The text is no report. */
  record NoReport(List<Fault> faults) implements Trial {
    public NoReport {
      faults = List.copyOf(faults);
    }
  }

  /** The draft's files are no rulebook as they stand. */
  record NoRulebook(List<BookFault> faults) implements Trial {
    public NoRulebook {
      faults = List.copyOf(faults);
    }
  }
}
