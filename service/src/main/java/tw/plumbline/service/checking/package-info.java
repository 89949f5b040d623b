/** One report checked: JSON in, the contract's answer out. */
@NullMarked
package tw.plumbline.service.checking;

import org.jspecify.annotations.NullMarked;
