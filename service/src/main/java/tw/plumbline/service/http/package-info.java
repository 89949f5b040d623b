/** The portal's door. */
@NullMarked
package tw.plumbline.service.http;

import org.jspecify.annotations.NullMarked;
