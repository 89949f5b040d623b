/** What a change of rules changes in the assessments of stored reports. */
@NullMarked
package tw.plumbline.rules.impact;

import org.jspecify.annotations.NullMarked;
