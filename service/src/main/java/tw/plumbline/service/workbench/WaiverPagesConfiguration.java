package tw.plumbline.service.workbench;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.PageVariables;

/** The page of waivers. It needs a {@link WaiverDesk}. */
@Configuration(proxyBeanMethods = false)
@Import(WaiverPages.class)
class WaiverPagesConfiguration {
  /** Menus name it. */
  @Bean
  PageVariables waiversAreThere() {
    return exchange -> Mono.just(Map.of("hasWaivers", true));
  }
}
