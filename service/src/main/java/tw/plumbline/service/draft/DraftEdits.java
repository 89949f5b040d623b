package tw.plumbline.service.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.editing.CellFault;
import tw.plumbline.rules.editing.Edit;
import tw.plumbline.rules.editing.Edited;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.rules.reading.FaultCode;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemException;

/**
 * What somebody types into the cells of a draft.
 *
 * @param since the revision that is edited
 * @param note what is done; null if it is not said
 * @param edits made one after the other, all or none
 */
public record DraftEdits(int since, @Nullable String note, List<CellEdit> edits) {
  public DraftEdits {
    edits = List.copyOf(edits);
  }

  /**
   * The files after all edits.
   *
   * @throws ProblemException naming every edit that cannot be made, at its place
   */
  public RulebookFiles applied(RulebookFiles files) {
    RulebookFiles edited = files;
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < edits.size(); i++) {
      CellEdit edit = edits.get(i);
      String place = "/edits/" + i;
      List<Fault> lacking = edit.lacking(place);
      faults.addAll(lacking);
      if (lacking.isEmpty()) {
        Edited done = edit.on(edited);
        if (done instanceof Edited.Done made) {
          edited = made.files();
        } else {
          ((Edited.Refused) done).faults().forEach(fault -> faults.add(fault(place, fault)));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.ofForm(faults));
    }
    return edited;
  }

  private static Fault fault(String place, CellFault fault) {
    String at = fault.pointer().isEmpty() ? "" : " " + fault.pointer();
    return new Fault(
        place,
        FaultCode.NOT_ALLOWED_VALUE,
        new BilingualText(
            "`%s%s`：%s".formatted(fault.path(), at, fault.message().zhTw()),
            "`%s%s`: %s".formatted(fault.path(), at, fault.message().en())));
  }

  /** What may be done, and what has to be said for it. */
  public enum Kind {
    SET("path", "pointer", "value"),
    ADD_ROW("path", "pointer", "year", "values"),
    REMOVE_ROW("path", "pointer"),
    ADD_LINE("path", "pointer", "values"),
    ADD_EDITION("year");

    private final List<String> fields;

    Kind(String... fields) {
      this.fields = Arrays.asList(fields);
    }
  }

  /**
   * One of them; what its kind does not need is null.
   *
   * @param path of a page or table
   * @param pointer as its cell, list of rows or row has it
   * @param value what is typed into a cell
   * @param values what is typed into the cells of a row or line
   */
  public record CellEdit(
      Kind kind,
      @Nullable String path,
      @Nullable String pointer,
      @Nullable String value,
      @Nullable Integer year,
      @Nullable Map<String, String> values) {

    /** What is not said and has to be, or is said and has no meaning. */
    private List<Fault> lacking(String place) {
      List<Fault> faults = new ArrayList<>();
      field(place, "path", path, faults);
      field(place, "pointer", pointer, faults);
      field(place, "value", value, faults);
      field(place, "year", year, faults);
      field(place, "values", values, faults);
      return faults;
    }

    private void field(String place, String name, @Nullable Object given, List<Fault> faults) {
      boolean needed = kind.fields.contains(name);
      if (needed && given == null) {
        faults.add(
            new Fault(
                place + "/" + name,
                FaultCode.MISSING_FIELD,
                new BilingualText(
                    "`%s` 須有 `%s`。".formatted(kind, name),
                    "`%s` needs `%s`.".formatted(kind, name))));
      } else if (!needed && given != null) {
        faults.add(
            new Fault(
                place + "/" + name,
                FaultCode.CONFLICT,
                new BilingualText(
                    "`%s` 沒有 `%s`，請刪除。".formatted(kind, name),
                    "`%s` takes no `%s`; leave it out.".formatted(kind, name))));
      }
    }

    private Edited on(RulebookFiles files) {
      String file = path == null ? "" : path;
      String at = pointer == null ? "" : pointer;
      int from = year == null ? 0 : year;
      Map<String, String> typed = values == null ? Map.of() : values;
      return switch (kind) {
        case SET -> Edit.set(files, file, at, value == null ? "" : value);
        case ADD_ROW -> Edit.addRow(files, file, at, from, typed);
        case REMOVE_ROW -> Edit.removeRow(files, file, at);
        case ADD_LINE -> Edit.addLine(files, file, at, typed);
        case ADD_EDITION -> Edit.addEdition(files, from);
      };
    }
  }
}
