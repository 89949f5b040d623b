/** Traces and metrics of checks, without personal data. */
@NullMarked
package tw.plumbline.service.telemetry;

import org.jspecify.annotations.NullMarked;
