package tw.plumbline.service.identity;

import org.springframework.core.env.PropertyResolver;

/**
 * How much is let through.
 *
 * @param portal requests of a portal
 * @param caller requests of anybody else who is signed in
 * @param address requests of an address from which nobody is signed in
 * @param wrong wrong credentials from one address, and for one name
 */
record Limits(Rate portal, Rate caller, Rate address, Rate wrong) {
  static Limits of(PropertyResolver settings) {
    return new Limits(
        rate(settings, "portal", new Rate(5_000, 5_000)),
        rate(settings, "caller", new Rate(200, 400)),
        rate(settings, "address", new Rate(50, 400)),
        rate(settings, "wrong", new Rate(10, 200)));
  }

  private static Rate rate(PropertyResolver settings, String name, Rate usual) {
    String key = "plumbline.limit." + name;
    return new Rate(
        settings.getProperty(key, Long.class, usual.perSecond()),
        settings.getProperty(key + ".burst", Long.class, usual.burst()));
  }
}
