/** The dossier of a decision: one signed archive that can be checked by whoever holds it. */
@NullMarked
package tw.plumbline.service.dossier;

import org.jspecify.annotations.NullMarked;
