package tw.plumbline.service.identity;

/**
 * How much is let through.
 *
 * @param perSecond in the long run
 * @param burst at once, after a pause
 */
record Rate(long perSecond, long burst) {
  Rate {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException("a rate lets at least one through: " + perSecond);
    }
  }
}
