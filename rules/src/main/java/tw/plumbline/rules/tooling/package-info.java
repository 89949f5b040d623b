/** What helps people to write rulebooks: scaffold, completeness, differences, coverage. */
@NullMarked
package tw.plumbline.rules.tooling;

import org.jspecify.annotations.NullMarked;
