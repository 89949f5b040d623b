/** Newline-delimited JSON, cut into lines with bounded memory. */
@NullMarked
package tw.plumbline.service.lines;

import org.jspecify.annotations.NullMarked;
