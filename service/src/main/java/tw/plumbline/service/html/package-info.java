/** What browsers are shown: pages made from templates, their words, and the files beside them. */
@NullMarked
package tw.plumbline.service.html;

import org.jspecify.annotations.NullMarked;
