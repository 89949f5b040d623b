/** What is answered when there is no assessment: RFC 9457 problem details. */
@NullMarked
package tw.plumbline.service.problem;

import org.jspecify.annotations.NullMarked;
