package tw.plumbline.service.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;

/** The fixed words of the pages, in one language. */
public final class Words {
  private final Language language;
  private final Properties words = new Properties();

  public Words(Language language) {
    this(language, Words.class);
  }

  /**
   * Those of other pages.
   *
   * @param beside a class beside which their words stand
   */
  public Words(Language language, Class<?> beside) {
    this.language = language;
    String file = "words_" + language.tag() + ".properties";
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing " + file);
      }
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Language language() {
    return language;
  }

  /** A word that must be there. */
  public String of(String key, @Nullable Object... arguments) {
    String word = words.getProperty(key);
    if (word == null) {
      throw new IllegalArgumentException("no word for " + key);
    }
    return arguments.length == 0 ? word : word.formatted(arguments);
  }

  /** Whether there is such a word. */
  public boolean has(String key) {
    return words.containsKey(key);
  }

  /** A word for a name that a rulebook made; the name itself where there is none. */
  public String orName(String group, String name) {
    return words.getProperty(group + "." + name, name);
  }

  Set<String> keys() {
    return words.stringPropertyNames();
  }

  public String of(BilingualText text) {
    return Plain.of(language.of(text));
  }
}
