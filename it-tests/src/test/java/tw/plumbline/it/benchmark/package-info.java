/** What checks cost, as ratios within one run. Not part of the default build. */
@NullMarked
package tw.plumbline.it.benchmark;

import org.jspecify.annotations.NullMarked;
