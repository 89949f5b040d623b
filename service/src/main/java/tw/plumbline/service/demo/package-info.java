/** A year of sample reports, filed as the portal would. */
@NullMarked
package tw.plumbline.service.demo;

import org.jspecify.annotations.NullMarked;
