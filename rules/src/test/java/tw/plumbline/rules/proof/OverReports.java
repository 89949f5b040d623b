package tw.plumbline.rules.proof;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * A property of 100 random reports, other ones in each run. A seed that fails says all there is to
 * say: a smaller one is no simpler report.
 */
@Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface OverReports {}
