/**
 * What rule files see: the report's items, each with what earlier stations said of it. Flat, so
 * that a rule's conditions stay simple comparisons; a {@code null} is an unknown fact.
 */
@NullMarked
package tw.plumbline.rules.facts;

import org.jspecify.annotations.NullMarked;
