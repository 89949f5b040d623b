package tw.plumbline.service.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.lines.Line;
import tw.plumbline.service.lines.LineCutter;
import tw.plumbline.service.page.Language;

/** {@code plumbline check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "檢核報告，不儲存任何資料。 Checks reports and stores nothing.",
    description = {
      "結束代碼 Exit code: 0 符合規定 compliant · 1 不符規定或待補正 not compliant or undetermined"
          + " · 2 無法讀取 unreadable input (the highest of several)."
    })
final class CheckCommand implements Callable<Integer> {
  private static final int PIECE = 1 << 16;

  private final Terminal terminal;
  private final Loading loading;

  @Spec @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "報告檔案，`-` 為標準輸入。 Report files; `-` is the standard input.")
  List<String> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "json|text",
      description = "json（預設）一行一份結果；text 供人閱讀。 json (default): one result a line; text: a page.")
  Format format = Format.JSON;

  @Option(
      names = "--lang",
      paramLabel = "zh-TW|en",
      converter = LanguageConverter.class,
      description = "text 的語言，預設 zh-TW。 Language of text.")
  @Nullable Language language;

  @Option(
      names = "--ndjson",
      description = "檔案每行一份報告，依序逐行回答。 A report a line, answered line by line in order.")
  boolean ndjson;

  @Option(
      names = "--rulebook",
      paramLabel = "DIR",
      description = "改用此資料夾的規則。 Rulebooks of this folder instead of the built-in ones.")
  @Nullable Path rulebook;

  CheckCommand(Terminal terminal, Loading loading) {
    this.terminal = terminal;
    this.loading = loading;
  }

  @Override
  public Integer call() {
    if (ndjson && format == Format.TEXT && spec != null) {
      throw new ParameterException(spec.commandLine(), Said.of(language, "check.jsonOnly"));
    }
    Checks checks = loading.load(rulebook);
    Answers answers =
        format == Format.JSON
            ? new JsonAnswers(terminal, checks)
            : new TextAnswers(terminal, checks, Said.words(language), files.size() > 1);
    int code = ExitCode.OK;
    for (String file : files) {
      code = Math.max(code, ndjson ? lines(file, answers) : whole(file, answers));
    }
    return code;
  }

  private int whole(String file, Answers answers) {
    try {
      return answers.answer(file, Input.read(file, terminal));
    } catch (Input.UnreadableFileException unreadable) {
      return answers.refuse(file, unreadable.problem());
    }
  }

  private int lines(String file, Answers answers) {
    LineCutter cutter = new LineCutter(Checks.MAX_BYTES);
    byte[] piece = new byte[PIECE];
    int code = ExitCode.OK;
    try (InputStream in = Input.open(file, terminal)) {
      int count = in.read(piece);
      while (count >= 0 && !terminal.out().checkError()) {
        code = Math.max(code, each(file, cutter.cut(ByteBuffer.wrap(piece, 0, count)), answers));
        count = in.read(piece);
      }
      return Math.max(code, each(file, cutter.last(), answers));
    } catch (Input.UnreadableFileException unreadable) {
      return answers.refuse(file, unreadable.problem());
    } catch (IOException failure) {
      return answers.refuse(file, Input.failed(file, failure).problem());
    }
  }

  private static int each(String file, List<Line> lines, Answers answers) {
    int code = ExitCode.OK;
    for (Line line : lines) {
      int of =
          line instanceof Line.Text text
              ? answers.answer(file, text.bytes())
              : answers.refuseLine(file);
      code = Math.max(code, of);
    }
    return code;
  }

  /** How answers are written. */
  enum Format {
    JSON,
    TEXT
  }
}
