/** The built program, from outside. */
@NullMarked
package tw.plumbline.it;

import org.jspecify.annotations.NullMarked;
