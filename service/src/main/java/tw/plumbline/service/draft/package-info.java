/** How rules are changed: drafts, what is proven of them, and how they come into force. */
@NullMarked
package tw.plumbline.service.draft;

import org.jspecify.annotations.NullMarked;
