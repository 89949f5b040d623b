package tw.plumbline.model.assessment;

import java.time.LocalDate;

/**
 * That officials excused a breach. It takes two of them.
 *
 * @param by who asked for it
 * @param approvedBy who approved it, somebody else
 * @param until the last day on which it is in force
 */
public record Waiver(String id, String by, String approvedBy, String reason, LocalDate until) {}
