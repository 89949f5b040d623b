/** Reads rule files before anything compiles them, and refuses what it does not know. */
@NullMarked
package tw.plumbline.rules.guard;

import org.jspecify.annotations.NullMarked;
