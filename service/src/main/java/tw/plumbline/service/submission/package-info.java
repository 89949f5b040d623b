/** Submissions that last: checked, stored before they are answered, and read again. */
@NullMarked
package tw.plumbline.service.submission;

import org.jspecify.annotations.NullMarked;
