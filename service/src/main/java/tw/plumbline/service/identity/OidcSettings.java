package tw.plumbline.service.identity;

import org.springframework.core.env.PropertyResolver;

/**
 * The issuer that vouches for people (OpenID Connect).
 *
 * @param issuer empty for none
 * @param clientId as which this service is known there
 */
record OidcSettings(String issuer, String clientId, String clientSecret) {
  static OidcSettings of(PropertyResolver settings) {
    return new OidcSettings(
        settings.getProperty("plumbline.oidc.issuer", "").strip(),
        settings.getProperty("plumbline.oidc.client.id", "").strip(),
        settings.getProperty("plumbline.oidc.client.secret", ""));
  }

  boolean given() {
    return !issuer.isEmpty() && !clientId.isEmpty();
  }

  /** Without the secret, so that it stands in no log. */
  @Override
  public String toString() {
    return clientId + " at " + issuer;
  }
}
