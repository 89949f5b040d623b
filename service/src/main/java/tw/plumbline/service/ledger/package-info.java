/** The log that shows whether anything on record was changed: a Merkle tree with signed heads. */
@NullMarked
package tw.plumbline.service.ledger;

import org.jspecify.annotations.NullMarked;
