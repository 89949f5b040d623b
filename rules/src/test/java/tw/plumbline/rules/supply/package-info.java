@NullMarked
package tw.plumbline.rules.supply;

import org.jspecify.annotations.NullMarked;
