/** What a draft of a rulebook must pass before it can become a version. */
@NullMarked
package tw.plumbline.rules.gates;

import org.jspecify.annotations.NullMarked;
