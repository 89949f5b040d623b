package tw.plumbline.service.html;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** The words of templates. One that is missing is an error, never a mark on the page. */
final class WordResolver extends AbstractMessageResolver {
  private final Map<Language, Words> words;

  WordResolver(Map<Language, Words> words) {
    this.words = new EnumMap<>(words);
  }

  @Override
  public String resolveMessage(
      ITemplateContext context,
      @Nullable Class<?> origin,
      String key,
      @Nullable Object @Nullable [] parameters) {
    boolean english = context.getLocale().getLanguage().equals("en");
    Words said = words.get(english ? Language.EN : Language.ZH_TW);
    if (said == null) {
      throw new IllegalStateException("no words");
    }
    return said.of(key, parameters == null ? new Object[0] : parameters);
  }

  @Override
  public String createAbsentMessageRepresentation(
      ITemplateContext context,
      @Nullable Class<?> origin,
      String key,
      @Nullable Object @Nullable [] parameters) {
    throw new IllegalArgumentException("no word for " + key);
  }
}
