/** Facts that programmes of any kind share: what a report carries in {@code facts}. */
@NullMarked
package tw.plumbline.model.generic;

import org.jspecify.annotations.NullMarked;
