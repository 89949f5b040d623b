package tw.plumbline.service.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** What is said to somebody who may not have said in which language. */
final class Said {
  private Said() {}

  /** A line in the language that was asked for, or in both where none was. */
  static String of(@Nullable Language language, String key, @Nullable Object... arguments) {
    return Arrays.stream(language == null ? Language.values() : new Language[] {language})
        .map(each -> new Words(each).of(key, arguments))
        .collect(Collectors.joining(" "));
  }

  /** The words of a page. */
  static Words words(@Nullable Language language) {
    return new Words(language == null ? Language.ZH_TW : language);
  }
}
