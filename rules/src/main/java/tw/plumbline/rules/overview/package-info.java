/** The overview of a programme year, computed from what is stored of each alliance. */
@NullMarked
package tw.plumbline.rules.overview;

import org.jspecify.annotations.NullMarked;
