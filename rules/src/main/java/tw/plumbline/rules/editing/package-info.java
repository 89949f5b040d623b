/**
 * Changes a rulebook's files cell by cell: what an official types becomes one value, and every
 * other byte stays as it is.
 */
@NullMarked
package tw.plumbline.rules.editing;

import org.jspecify.annotations.NullMarked;
