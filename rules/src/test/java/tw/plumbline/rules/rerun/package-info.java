/** Assessing again. */
@NullMarked
package tw.plumbline.rules.rerun;

import org.jspecify.annotations.NullMarked;
