package tw.plumbline.service.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;

/** The key that signs tree heads and dossiers. It never appears in a text. */
public final class LogKey {
  private final PublicLogKey publicKey;
  private final PrivateKey privateKey;

  public LogKey(PublicLogKey publicKey, PrivateKey privateKey) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  /** A new one. */
  public static LogKey make(String name) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new LogKey(new PublicLogKey(name, pair.getPublic()), pair.getPrivate());
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  public PublicLogKey publicKey() {
    return publicKey;
  }

  /** In PKCS #8. */
  byte[] encoded() {
    return privateKey.getEncoded();
  }

  byte[] sign(byte[] bytes) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(privateKey);
      ed25519.update(bytes);
      return ed25519.sign();
    } catch (GeneralSecurityException noSuchKey) {
      throw new IllegalStateException(noSuchKey);
    }
  }

  @Override
  public String toString() {
    return "LogKey[" + publicKey.vkey() + "]";
  }
}
