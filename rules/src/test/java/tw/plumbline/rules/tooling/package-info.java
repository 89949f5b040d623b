@NullMarked
package tw.plumbline.rules.tooling;

import org.jspecify.annotations.NullMarked;
