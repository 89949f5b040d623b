@NullMarked
package tw.plumbline.rules.second;

import org.jspecify.annotations.NullMarked;
