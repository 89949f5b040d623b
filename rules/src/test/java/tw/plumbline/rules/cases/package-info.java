@NullMarked
package tw.plumbline.rules.cases;

import org.jspecify.annotations.NullMarked;
