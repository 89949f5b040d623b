/** Which breaches a waiver covers. */
@NullMarked
package tw.plumbline.rules.waiver;

import org.jspecify.annotations.NullMarked;
