package tw.plumbline.service;

/** Name and version of this program, as they are kept with whatever it said. */
public final class EngineName {
  private EngineName() {}

  public static String get() {
    String version = EngineName.class.getPackage().getImplementationVersion();
    return "plumbline " + (version == null ? "(unpacked)" : version);
  }
}
