@NullMarked
package tw.plumbline.rules.overview;

import org.jspecify.annotations.NullMarked;
