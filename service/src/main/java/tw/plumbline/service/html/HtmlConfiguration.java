package tw.plumbline.service.html;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** Templates, their words and their files, put together. */
@Configuration(proxyBeanMethods = false)
@Import(AssetController.class)
public class HtmlConfiguration {
  private static final int MOST_WAITING_PAGES = 1000;

  @Bean
  Assets assets() {
    return new Assets();
  }

  /** To fill a template takes a core for some milliseconds, which no event loop has to spare. */
  @Bean(destroyMethod = "dispose")
  Scheduler pageMaking() {
    return Schedulers.newBoundedElastic(
        Runtime.getRuntime().availableProcessors(), MOST_WAITING_PAGES, "pages");
  }

  @Bean
  Pages pages(Assets assets, ObjectProvider<PageVariables> variables, Scheduler pageMaking) {
    Map<Language, Words> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      words.put(language, new Words(language, HtmlConfiguration.class));
    }
    return new Pages(
        engine(words), words, assets, List.copyOf(variables.orderedStream().toList()), pageMaking);
  }

  private static SpringTemplateEngine engine(Map<Language, Words> words) {
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("tw/plumbline/service/html/templates/");
    templates.setSuffix(".html");
    templates.setCharacterEncoding("UTF-8");
    templates.setCacheable(true);
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    engine.setMessageResolver(new WordResolver(words));
    engine.setLinkBuilder(new LocalLinks());
    return engine;
  }

  /** All links stay on this service, which stands at the root. */
  private static final class LocalLinks extends StandardLinkBuilder {
    @Override
    protected String computeContextPath(
        IExpressionContext context, String base, Map<String, Object> parameters) {
      return "";
    }
  }
}
