/** The doors of Plumbline. Spring lives here and nowhere else. */
@NullMarked
package tw.plumbline.service;

import org.jspecify.annotations.NullMarked;
