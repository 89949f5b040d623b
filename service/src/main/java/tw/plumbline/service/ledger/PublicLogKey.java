package tw.plumbline.service.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who signed: a name and an Ed25519 key, written {@code name+id+key} as signed notes have it (C2SP
 * signed-note).
 *
 * @param name of the log, its origin
 */
public record PublicLogKey(String name, PublicKey key) {
  private static final byte ED25519 = 1;
  private static final int RAW = 32;
  private static final int ID = 4;

  /** What precedes the 32 bytes of a key in its X.509 form. */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  /** The key of a line {@code name+id+key}; nothing if it is none, or its id is another key's. */
  public static Optional<PublicLogKey> read(String vkey) {
    String[] pieces = vkey.strip().split("\\+", 3);
    if (pieces.length != 3 || pieces[0].isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(pieces[2]);
      if (bytes.length != 1 + RAW || bytes[0] != ED25519) {
        return Optional.empty();
      }
      byte[] encoded = ByteBuffer.allocate(X509.length + RAW).put(X509).put(bytes, 1, RAW).array();
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      PublicLogKey read = new PublicLogKey(pieces[0], key);
      return read.vkey().equals(vkey.strip()) ? Optional.of(read) : Optional.empty();
    } catch (IllegalArgumentException | GeneralSecurityException noKey) {
      return Optional.empty();
    }
  }

  /** As others keep it: {@code name+id+key}. */
  public String vkey() {
    return name + "+" + idText() + "+" + Base64.getEncoder().encodeToString(typed());
  }

  /** The first bytes of a signature by it. */
  byte[] id() {
    MessageDigest sha256 = MerkleTree.sha256();
    sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(sha256.digest(typed()), ID);
  }

  boolean verifies(byte[] signed, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(signed);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException unreadable) {
      return false;
    }
  }

  private String idText() {
    return HexFormat.of().formatHex(id());
  }

  private byte[] typed() {
    byte[] encoded = key.getEncoded();
    byte[] typed = new byte[1 + RAW];
    typed[0] = ED25519;
    System.arraycopy(encoded, encoded.length - RAW, typed, 1, RAW);
    return typed;
  }
}
