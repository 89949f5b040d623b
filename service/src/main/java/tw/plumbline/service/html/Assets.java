package tw.plumbline.service.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.webjars.WebJarVersionLocator;

/**
 * The files that pages load, and no others of the libraries that bring them. Each stands at an
 * address that names its content, so that it may be kept for ever.
 */
public final class Assets {
  static final String ROOT = "/assets";

  private static final String OWN = "/tw/plumbline/service/html/assets/";
  private static final String HTMX = "htmx.org";
  private static final String CODEMIRROR = "codemirror";
  private static final int NAMED_BYTES = 8;

  private final WebJarVersionLocator versions = new WebJarVersionLocator();
  private final Map<String, Asset> assets = new LinkedHashMap<>();

  Assets() {
    add(OWN + "workbench.css");
    add(OWN + "workbench.js");
    add(OWN + "editor.js");
    add(OWN + "plumbline.svg");
    addOf(HTMX, "dist/htmx.min.js");
    addOf(CODEMIRROR, "lib/codemirror.css");
    addOf(CODEMIRROR, "lib/codemirror.js");
    addOf(CODEMIRROR, "mode/yaml/yaml.js");
    addOf(CODEMIRROR, "addon/mode/simple.js");
    addOf(CODEMIRROR, "addon/edit/matchbrackets.js");
    addOf(CODEMIRROR, "addon/search/searchcursor.js");
  }

  /** Where a page finds a file; a file that is not among them is an error. */
  public String path(String file) {
    Asset asset = assets.get(file);
    if (asset == null) {
      throw new IllegalArgumentException("no asset " + file);
    }
    return ROOT + "/" + asset.digest() + "/" + file;
  }

  /** A file as it is now; null for another or an older one. */
  @Nullable Asset find(String digest, String file) {
    Asset asset = assets.get(file);
    return asset != null && asset.digest().equals(digest) ? asset : null;
  }

  private void addOf(String library, String file) {
    add("/" + versions.fullPath(library, file));
  }

  private void add(String resource) {
    String name = resource.substring(resource.lastIndexOf('/') + 1);
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing " + resource);
      }
      byte[] bytes = in.readAllBytes();
      assets.put(name, new Asset(type(name), digest(bytes), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MediaType type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> MediaType.parseMediaType("text/css;charset=utf-8");
      case "js" -> MediaType.parseMediaType("text/javascript;charset=utf-8");
      default -> MediaType.parseMediaType("image/svg+xml");
    };
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(whole, 0, NAMED_BYTES);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  /** A file. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; read once, written as it is
  record Asset(MediaType type, String digest, byte[] bytes) {}
}
