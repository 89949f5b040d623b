/** The rulebook versions that ever applied, kept with all their files. */
@NullMarked
package tw.plumbline.service.rulebook;

import org.jspecify.annotations.NullMarked;
