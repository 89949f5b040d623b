package tw.plumbline.service.dossier;

import static tw.plumbline.service.dossier.Digests.utf8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.ledger.LogKey;
import tw.plumbline.service.ledger.SignedNote;

/**
 * The list of all files of a dossier, which is signed.
 *
 * @param engine name and version of the program that made it
 * @param madeAt an instant
 * @param files digest and size by path
 */
public record Manifest(
    String decision,
    String allianceId,
    String engine,
    String madeAt,
    List<Redacted> redactions,
    SortedMap<String, FileSum> files) {
  static final String PATH = "manifest.json";
  static final String SIGNATURE = "manifest.sig";

  private static final String FORMAT = "plumbline-dossier";
  private static final int VERSION = 1;
  private static final JsonMapper JSON = new JsonMapper();

  public Manifest {
    redactions = List.copyOf(redactions);
  }

  /**
   * A file as it must be.
   *
   * @param sha256 in hexadecimal
   * @param size in bytes
   */
  public record FileSum(String sha256, int size) {
    static FileSum of(byte[] content) {
      return new FileSum(Digests.of(content), content.length);
    }
  }

  /**
   * A value that was left out.
   *
   * @param pointer JSON pointer into the report
   * @param kind {@code PERSONAL}: so marked by the schema; {@code NAMED}: by whoever asked
   */
  public record Redacted(String assessment, String pointer, String kind, String reason) {}

  /** The digests and sizes of files. */
  static SortedMap<String, FileSum> sums(Map<String, byte[]> files) {
    SortedMap<String, FileSum> sums = new TreeMap<>();
    files.forEach((path, content) -> sums.put(path, FileSum.of(content)));
    return sums;
  }

  byte[] write() {
    ObjectNode page = JSON.createObjectNode();
    page.put("format", FORMAT);
    page.put("formatVersion", VERSION);
    page.put("decision", decision);
    page.put("allianceId", allianceId);
    page.put("engine", engine);
    page.put("madeAt", madeAt);
    ArrayNode left = page.putArray("redactions");
    for (Redacted redacted : redactions) {
      left.addObject()
          .put("assessment", redacted.assessment())
          .put("pointer", redacted.pointer())
          .put("kind", redacted.kind())
          .put("reason", redacted.reason());
    }
    ArrayNode list = page.putArray("files");
    files.forEach(
        (path, sum) ->
            list.addObject().put("path", path).put("sha256", sum.sha256()).put("size", sum.size()));
    return utf8(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(page) + "\n");
  }

  /** Signs a manifest by what it is of and its digest. */
  static byte[] sign(byte[] manifest, String decision, LogKey key) {
    return utf8(SignedNote.sign(signed(manifest, decision), key).toString());
  }

  /** The lines that are signed. */
  static String signed(byte[] manifest, String decision) {
    return "plumbline dossier 1\n" + decision + "\n" + Digests.of(manifest) + "\n";
  }

  /**
   * Reads one.
   *
   * @throws DossierException if it is none, or of a format that this program does not know
   */
  static Manifest read(byte @Nullable [] page) {
    if (page == null) {
      throw new DossierException("沒有 " + PATH, "there is no " + PATH);
    }
    try {
      JsonNode json = JSON.readTree(page);
      if (!json.path("format").asString("").equals(FORMAT)) {
        throw none();
      }
      if (json.path("formatVersion").asInt(0) != VERSION) {
        throw new DossierException(
            "卷宗格式版本 %s 非本程式所能讀取".formatted(json.path("formatVersion")),
            "this program does not read format version %s".formatted(json.path("formatVersion")));
      }
      return new Manifest(
          json.required("decision").stringValue(),
          json.required("allianceId").stringValue(),
          json.required("engine").stringValue(),
          json.required("madeAt").stringValue(),
          redactions(json.required("redactions")),
          files(json.required("files")));
    } catch (JacksonException | IllegalArgumentException unreadable) {
      throw none();
    }
  }

  private static List<Redacted> redactions(JsonNode list) {
    List<Redacted> redactions = new ArrayList<>();
    for (JsonNode one : list) {
      redactions.add(
          new Redacted(
              one.required("assessment").stringValue(),
              one.required("pointer").stringValue(),
              one.required("kind").stringValue(),
              one.required("reason").stringValue()));
    }
    return redactions;
  }

  private static SortedMap<String, FileSum> files(JsonNode list) {
    SortedMap<String, FileSum> files = new TreeMap<>();
    for (JsonNode file : list) {
      FileSum sum =
          new FileSum(file.required("sha256").stringValue(), file.required("size").intValue());
      if (files.put(file.required("path").stringValue(), sum) != null) {
        throw none();
      }
    }
    return files;
  }

  private static DossierException none() {
    return new DossierException(PATH + " 不是卷宗的清單", PATH + " is no manifest of a dossier");
  }
}
