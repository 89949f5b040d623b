@NullMarked
package tw.plumbline.rules.book;

import org.jspecify.annotations.NullMarked;
