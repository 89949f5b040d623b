package tw.plumbline.service.http;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.plumbline.service.problem.Problems;

/** The one writer of problem details. */
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {
  @Bean
  Problems problems() {
    return new Problems();
  }

  @Bean
  ProblemHandler problemHandler(Problems problems) {
    return new ProblemHandler(problems);
  }
}
