package tw.plumbline.service.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.rerun.Difference;
import tw.plumbline.service.EngineName;
import tw.plumbline.service.dossier.DossierCheck;
import tw.plumbline.service.dossier.DossierException;
import tw.plumbline.service.dossier.DossierReport;
import tw.plumbline.service.ledger.PublicLogKey;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** {@code plumbline audit replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    header = "查核卷宗並重新檢核。 Verifies a dossier and assesses it again.",
    description = {
      "不需服務、資料庫或連線。 Needs no service, database or connection.",
      "結束代碼 Exit code: 0 相符且結果相同 all fits and is identical · 1 有不符 something does not"
          + " · 2 無法讀取 unreadable · 3 相符，但因遮蔽無法重新檢核 all fits, but values are left out"
          + " and nothing could be assessed again."
    })
final class AuditReplayCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  private final Terminal terminal;

  @Parameters(paramLabel = "DOSSIER", description = "卷宗，`-` 為標準輸入。 The dossier.")
  String file = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "信任的公鑰（name+id+key）。 The public key that counts.")
  @Nullable String key;

  @Option(names = "--format", paramLabel = "json|text", description = "預設 text。 Default: text.")
  CheckCommand.Format format = CheckCommand.Format.TEXT;

  @Option(
      names = "--lang",
      paramLabel = "zh-TW|en",
      converter = LanguageConverter.class,
      description = "text 的語言，預設 zh-TW。 Language of text.")
  @Nullable Language language;

  AuditReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      PublicLogKey trusted = key == null ? null : trusted(key);
      DossierReport report = DossierCheck.of(read(file), trusted, EngineName.get());
      if (format == CheckCommand.Format.JSON) {
        terminal.say(json(report));
      } else {
        text(report, Said.words(language));
      }
      return code(report.outcome());
    } catch (Input.UnreadableFileException unreadable) {
      return refused(unreadable.problem().message());
    } catch (DossierException unreadable) {
      return refused(unreadable.why());
    }
  }

  private int refused(BilingualText why) {
    terminal.complain(
        "plumbline: "
            + (language == null ? why.zhTw() + " " + why.en() : Said.words(language).of(why)));
    return ExitCode.UNREADABLE;
  }

  private byte[] read(String name) throws Input.UnreadableFileException {
    try (InputStream in = Input.open(name, terminal)) {
      byte[] bytes = in.readNBytes(DossierCheck.LARGEST + 1);
      if (bytes.length > DossierCheck.LARGEST) {
        throw new DossierException("檔案太大", "it is too large");
      }
      return bytes;
    } catch (IOException failure) {
      throw Input.failed(name, failure);
    }
  }

  private PublicLogKey trusted(String name) throws Input.UnreadableFileException {
    Optional<PublicLogKey> read =
        PublicLogKey.read(new String(Input.read(name, terminal), StandardCharsets.UTF_8));
    return read.orElseThrow(
        () -> new DossierException("`" + name + "` 不是公鑰", "`" + name + "` is no public key"));
  }

  private static int code(DossierReport.Outcome outcome) {
    return switch (outcome) {
      case IDENTICAL -> ExitCode.OK;
      case DIFFERENT, NOT_VERIFIED -> ExitCode.NOT_COMPLIANT;
      case VERIFIED_NOT_REPLAYED -> ExitCode.NOT_REPLAYED;
    };
  }

  private void text(DossierReport report, Words words) {
    terminal.say(words.of("dossier.of", report.manifest().decision(), report.manifest().engine()));
    terminal.say(words.of(report.keyGiven() ? "dossier.key" : "dossier.ownKey", report.vkey()));
    for (DossierReport.Point point : report.points()) {
      terminal.say(
          words.of(
              point.ok() ? "dossier.good" : "dossier.bad", point.file(), words.of(point.what())));
    }
    for (DossierReport.Replay replay : report.replays()) {
      terminal.say(
          words.of("dossier.replay." + replay.result().outcome().name(), replay.assessment()));
      BilingualText why = replay.why();
      if (why != null) {
        terminal.say("  " + words.of(why));
      }
      for (Difference difference : replay.result().differences().first()) {
        terminal.say(
            words.of(
                "dossier.difference", difference.pointer(), difference.was(), difference.is()));
      }
      if (replay.result().differences().more() > 0) {
        terminal.say(words.of("dossier.more", replay.result().differences().more()));
      }
    }
    terminal.say(words.of("dossier.outcome." + report.outcome().name(), report.leftOut()));
  }

  private static String json(DossierReport report) {
    ObjectNode page = JSON.createObjectNode();
    page.put("decision", report.manifest().decision());
    page.put("outcome", report.outcome().name());
    page.put("key", report.vkey());
    page.put("keyGiven", report.keyGiven());
    page.put("leftOut", report.leftOut());
    ArrayNode points = page.putArray("points");
    for (DossierReport.Point point : report.points()) {
      ObjectNode one = points.addObject().put("file", point.file()).put("ok", point.ok());
      said(one.putObject("message"), point.what());
    }
    ArrayNode replays = page.putArray("replays");
    for (DossierReport.Replay replay : report.replays()) {
      ObjectNode one = replays.addObject().put("assessment", replay.assessment());
      one.put("outcome", replay.result().outcome().name());
      one.put("engineThen", replay.engineThen()).put("engineNow", replay.engineNow());
      BilingualText why = replay.why();
      if (why != null) {
        said(one.putObject("why"), why);
      }
      ArrayNode differences = one.putArray("differences");
      for (Difference difference : replay.result().differences().first()) {
        ObjectNode each = differences.addObject().put("pointer", difference.pointer());
        if (difference.was() != null) {
          each.set("was", difference.was());
        }
        if (difference.is() != null) {
          each.set("is", difference.is());
        }
      }
      one.put("moreDifferences", replay.result().differences().more());
    }
    return page.toString();
  }

  private static void said(ObjectNode object, BilingualText text) {
    object.put("zh-TW", text.zhTw()).put(Locale.ENGLISH.getLanguage(), text.en());
  }
}
