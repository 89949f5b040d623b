@NullMarked
package tw.plumbline.rules.mutation;

import org.jspecify.annotations.NullMarked;
