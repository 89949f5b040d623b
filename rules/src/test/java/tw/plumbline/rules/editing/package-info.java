@NullMarked
package tw.plumbline.rules.editing;

import org.jspecify.annotations.NullMarked;
