/** Exceptions that officials grant from a clause. A waived breach stays what it is. */
@NullMarked
package tw.plumbline.rules.waiver;

import org.jspecify.annotations.NullMarked;
