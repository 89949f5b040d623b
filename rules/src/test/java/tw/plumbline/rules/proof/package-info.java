/**
 * The small-alliance programme of year 108 a second time, in plain Java and without the engine: a
 * reference to hold the engine against, and reports full of boundaries to hold it against with.
 */
@NullMarked
package tw.plumbline.rules.proof;

import org.jspecify.annotations.NullMarked;
