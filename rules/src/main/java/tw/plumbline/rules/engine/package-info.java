/** The stations that a report passes. */
@NullMarked
package tw.plumbline.rules.engine;

import org.jspecify.annotations.NullMarked;
