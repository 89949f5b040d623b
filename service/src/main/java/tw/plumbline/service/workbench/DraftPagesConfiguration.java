package tw.plumbline.service.workbench;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.PageVariables;

/** The pages of drafts. They need a {@link DraftDesk}. */
@Configuration(proxyBeanMethods = false)
@Import({DraftPages.class, ImpactPages.class, TrialPages.class})
class DraftPagesConfiguration {
  /** Menus name them. */
  @Bean
  PageVariables draftsAreThere() {
    return exchange -> Mono.just(Map.of("hasDrafts", true));
  }
}
