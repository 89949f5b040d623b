/**
 * Tries out whether the cases of a rulebook notice wrong edits: each mutant is the rulebook with
 * one small change, and some case must fail on it.
 */
@NullMarked
package tw.plumbline.rules.mutation;

import org.jspecify.annotations.NullMarked;
