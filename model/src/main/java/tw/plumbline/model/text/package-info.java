/** Words and days that people read: bilingual texts, ROC dates. */
@NullMarked
package tw.plumbline.model.text;

import org.jspecify.annotations.NullMarked;
