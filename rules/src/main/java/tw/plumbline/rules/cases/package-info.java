/**
 * The cases that stand beside a rulebook's clauses: reports with the answers that they must get,
 * and remedies tried out on reports.
 */
@NullMarked
package tw.plumbline.rules.cases;

import org.jspecify.annotations.NullMarked;
