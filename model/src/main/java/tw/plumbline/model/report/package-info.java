/** What an alliance files. Money is whole 元; a {@code null} component is an unknown fact. */
@NullMarked
package tw.plumbline.model.report;

import org.jspecify.annotations.NullMarked;
