@NullMarked
package tw.plumbline.rules.yaml;

import org.jspecify.annotations.NullMarked;
