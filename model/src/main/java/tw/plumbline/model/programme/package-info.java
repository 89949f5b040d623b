/** What the programme office sees: a programme year over its alliances, an alliance's table. */
@NullMarked
package tw.plumbline.model.programme;

import org.jspecify.annotations.NullMarked;
