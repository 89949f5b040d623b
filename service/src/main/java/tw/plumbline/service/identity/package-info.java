/** Who calls, what they may do, how often, and what is written down of it. */
@NullMarked
package tw.plumbline.service.identity;

import org.jspecify.annotations.NullMarked;
