package tw.plumbline.rules.reading;

import tw.plumbline.model.text.BilingualText;

/**
 * One thing that is wrong with a text that was to be a report.
 *
 * @param pointer JSON pointer to it, or to where it should be
 * @param code from the closed list in {@link FaultCode}
 * @param message what is wrong and how to mend it
 */
public record Fault(String pointer, FaultCode code, BilingualText message) {}
