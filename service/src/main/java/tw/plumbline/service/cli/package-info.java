/** The command line. Only {@code serve} and {@code demo} start Spring. */
@NullMarked
package tw.plumbline.service.cli;

import org.jspecify.annotations.NullMarked;
