package tw.plumbline.service.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tw.plumbline.service.draft.Draft;

/** A draft as JSON. */
record DraftAnswer(
    UUID id,
    String programme,
    int basedOn,
    int inForce,
    String title,
    String author,
    OffsetDateTime createdAt,
    Draft.Standing standing,
    State current,
    List<Step> steps) {
  static DraftAnswer of(Draft draft) {
    return new DraftAnswer(
        draft.id(),
        draft.programme(),
        draft.basedOn(),
        draft.inForce(),
        draft.title(),
        draft.author(),
        draft.createdAt(),
        draft.standing(),
        State.of(draft.current()),
        draft.steps().stream().map(Step::of).toList());
  }

  /** Changes with every state that is saved and every step that is taken. */
  static String tag(Draft draft) {
    return draft.current().revision() + "-" + draft.steps().size();
  }

  /** The draft under its tag. */
  static ResponseEntity<DraftAnswer> tagged(Draft draft) {
    return StoredAnswers.tagged(tag(draft)).body(of(draft));
  }

  /** A state that was saved. */
  record State(int revision, String digest, String savedBy, String note, OffsetDateTime savedAt) {
    static State of(Draft.State state) {
      return new State(
          state.revision(), state.digest(), state.savedBy(), state.note(), state.savedAt());
    }
  }

  /** What somebody decided. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Step(
      Draft.Step.Kind kind,
      int revision,
      String digest,
      String by,
      String reason,
      @Nullable LocalDate transitionUntil,
      OffsetDateTime at) {
    static Step of(Draft.Step step) {
      return new Step(
          step.kind(),
          step.revision(),
          step.digest(),
          step.by(),
          step.reason(),
          step.transitionUntil(),
          step.at());
    }
  }
}
