package tw.plumbline.service.http;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.html.HtmlConfiguration;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.problem.Problems;

/** How requests are refused: the one writer of problem details, and what is left unread. */
@Configuration(proxyBeanMethods = false)
@Import(HtmlConfiguration.class)
public class ProblemConfiguration {
  @Bean
  Problems problems() {
    return new Problems();
  }

  @Bean
  ProblemHandler problemHandler(Problems problems, Pages pages) {
    return new ProblemHandler(problems, pages);
  }

  @Bean
  UnreadBodies unreadBodies(@Value("${plumbline.unread.patience:5s}") Duration patience) {
    return new UnreadBodies(Checks.MAX_BYTES, patience);
  }
}
