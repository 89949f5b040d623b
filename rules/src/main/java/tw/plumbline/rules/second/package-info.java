/**
 * The second opinion: what the rules concluded of a report, held against evaluators that share as
 * little as possible with them.
 */
@NullMarked
package tw.plumbline.rules.second;

import org.jspecify.annotations.NullMarked;
