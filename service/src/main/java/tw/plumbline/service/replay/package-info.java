/** Whether what is stored still says what was answered, and what other rules would say of it. */
@NullMarked
package tw.plumbline.service.replay;

import org.jspecify.annotations.NullMarked;
