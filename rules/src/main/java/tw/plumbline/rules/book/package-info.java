/** Rulebooks: their files, their format, what is in force for a programme year. */
@NullMarked
package tw.plumbline.rules.book;

import org.jspecify.annotations.NullMarked;
