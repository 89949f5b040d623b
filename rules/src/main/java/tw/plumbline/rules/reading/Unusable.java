package tw.plumbline.rules.reading;

/** What stands in the tree for a value of which a fault has already been said. */
enum Unusable {
  NULL,
  NUMBER
}
