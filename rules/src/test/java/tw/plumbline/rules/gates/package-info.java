@NullMarked
package tw.plumbline.rules.gates;

import org.jspecify.annotations.NullMarked;
