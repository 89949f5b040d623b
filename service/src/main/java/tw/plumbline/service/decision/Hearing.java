package tw.plumbline.service.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The alliance's chance to state its opinion before something is decided against it.
 *
 * @param notifiedOn the day on which it was told
 * @param heldOn the day on which it was heard; null where it only wrote, or did not
 * @param answer what it said
 * @param noAnswerBecause why there is no answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hearing(
    LocalDate notifiedOn,
    @Nullable LocalDate heldOn,
    HearingManner manner,
    @Nullable String answer,
    @Nullable String noAnswerBecause) {}
