/**
 * Reads the YAML of rulebooks strictly, and knows the characters that each node is written with.
 */
@NullMarked
package tw.plumbline.rules.yaml;

import org.jspecify.annotations.NullMarked;
