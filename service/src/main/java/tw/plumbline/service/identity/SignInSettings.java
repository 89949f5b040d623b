package tw.plumbline.service.identity;

import org.springframework.core.env.PropertyResolver;

/**
 * How callers say who they are.
 *
 * @param issuer of tokens; empty for none
 * @param jwks where its keys are; empty to ask it
 * @param audience that tokens must be meant for; empty for any
 * @param basic whether names and passwords are taken
 */
record SignInSettings(String issuer, String jwks, String audience, boolean basic) {
  static SignInSettings of(PropertyResolver settings) {
    String issuer = settings.getProperty("plumbline.issuer", "").strip();
    return new SignInSettings(
        issuer,
        settings.getProperty("plumbline.jwks", "").strip(),
        settings.getProperty("plumbline.audience", "").strip(),
        issuer.isEmpty() || settings.getProperty("plumbline.basic", Boolean.class, false));
  }

  boolean tokens() {
    return !issuer.isEmpty();
  }
}
