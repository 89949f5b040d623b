package tw.plumbline.service.workbench;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.html.HtmlConfiguration;

/** The workbench, put together. */
@Configuration(proxyBeanMethods = false)
@Import({
  HtmlConfiguration.class,
  WorkbenchController.class,
  RulebookPages.class,
  VersionPages.class
})
public class WorkbenchConfiguration {
  @Bean
  InForce rulebooksInForce(Plumbline plumbline) {
    return () -> plumbline;
  }

  @Bean(destroyMethod = "close")
  Bookshelf bookshelf(InForce inForce, Database database) {
    return new Bookshelf(inForce, database);
  }
}
