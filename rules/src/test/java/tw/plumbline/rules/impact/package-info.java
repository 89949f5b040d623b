@NullMarked
package tw.plumbline.rules.impact;

import org.jspecify.annotations.NullMarked;
