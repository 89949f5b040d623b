/** Compiles what the guard has passed, with Drools; no other package knows it. */
@NullMarked
package tw.plumbline.rules.compile;

import org.jspecify.annotations.NullMarked;
