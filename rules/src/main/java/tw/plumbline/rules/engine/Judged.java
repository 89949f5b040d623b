package tw.plumbline.rules.engine;

import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.facts.Fact;

/**
 * An item, and what it counts as.
 *
 * @param failure why it does not count; null where it does
 */
record Judged<F extends Fact>(
    F fact, String result, String clause, Ledger.@Nullable Entry failure) {}
