/** The engine to embed: {@link tw.plumbline.rules.Plumbline}. */
@NullMarked
package tw.plumbline.rules;

import org.jspecify.annotations.NullMarked;
