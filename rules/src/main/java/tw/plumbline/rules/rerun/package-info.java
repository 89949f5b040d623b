/** Assessing again what was assessed before, and telling what differs. */
@NullMarked
package tw.plumbline.rules.rerun;

import org.jspecify.annotations.NullMarked;
