package tw.plumbline.rules.guard;

/**
 * A rule file as an official wrote it: untrusted.
 *
 * @param path within the rulebook
 */
public record RuleFile(String path, String text) {}
