/** What Plumbline answers: classifications, figures, checks, findings, verdict. */
@NullMarked
package tw.plumbline.model.assessment;

import org.jspecify.annotations.NullMarked;
