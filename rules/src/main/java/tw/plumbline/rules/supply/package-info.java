/** Facts for an assessment that a report does not bring and earlier submissions do. */
@NullMarked
package tw.plumbline.rules.supply;

import org.jspecify.annotations.NullMarked;
