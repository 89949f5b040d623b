/** What officials decide on alliances: recorded by one, approved by another, never changed. */
@NullMarked
package tw.plumbline.service.decision;

import org.jspecify.annotations.NullMarked;
