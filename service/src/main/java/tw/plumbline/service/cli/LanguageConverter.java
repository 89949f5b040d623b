package tw.plumbline.service.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tw.plumbline.service.page.Language;

/** Reads {@code zh-TW} and {@code en}. */
final class LanguageConverter implements ITypeConverter<Language> {
  @Override
  public Language convert(String tag) {
    for (Language language : Language.values()) {
      if (language.tag().equalsIgnoreCase(tag)) {
        return language;
      }
    }
    throw new TypeConversionException("`" + tag + "`: zh-TW | en");
  }
}
