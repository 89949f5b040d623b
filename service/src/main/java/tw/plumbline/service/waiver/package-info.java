/** Waivers: requested by one official, decided on by another, applied to what is submitted. */
@NullMarked
package tw.plumbline.service.waiver;

import org.jspecify.annotations.NullMarked;
