/** The summary table (成果綜整表) of one alliance, from its stored report and assessment. */
@NullMarked
package tw.plumbline.rules.summary;

import org.jspecify.annotations.NullMarked;
