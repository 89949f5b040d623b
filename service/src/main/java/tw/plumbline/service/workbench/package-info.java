/** The pages in which officials read, change and publish the rules. */
@NullMarked
package tw.plumbline.service.workbench;

import org.jspecify.annotations.NullMarked;
