/** JSON in and out: reports are read strictly and with all their faults, assessments written. */
@NullMarked
package tw.plumbline.rules.reading;

import org.jspecify.annotations.NullMarked;
