@NullMarked
package tw.plumbline.rules.summary;

import org.jspecify.annotations.NullMarked;
