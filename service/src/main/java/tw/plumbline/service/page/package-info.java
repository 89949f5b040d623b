/** What people read in a terminal, in Chinese as used in Taiwan or in English. */
@NullMarked
package tw.plumbline.service.page;

import org.jspecify.annotations.NullMarked;
