package tw.plumbline.service.http;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.draft.Drafts;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/** The portal's door, put together. Needs a {@link Checks}. */
@Configuration(proxyBeanMethods = false)
@Import({
  ProblemConfiguration.class,
  CheckController.class,
  SubmissionController.class,
  StoredController.class,
  AllianceController.class,
  ProgrammeController.class,
  WaiverController.class,
  DecisionController.class,
  CandidateController.class,
  DossierController.class,
  LedgerController.class,
  RulebookController.class,
  VersionController.class,
  DraftController.class,
  DraftFileController.class,
  GateController.class,
  ImpactController.class,
  TrialController.class,
  ReplayController.class,
  ReplayRunController.class,
  OpenApi.class,
  OpenApiController.class
})
public class HttpConfiguration {
  @Bean
  Evaluation evaluation(
      @Value("${plumbline.evaluation.threads:0}") int threads,
      @Value("${plumbline.evaluation.waiting:256}") int waiting,
      @Value("${plumbline.evaluation.batches:8}") int batches) {
    int cores = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    return new Evaluation(cores, waiting, batches);
  }

  @Bean
  ParameterFilter parameterFilter(OpenApi document) {
    return new ParameterFilter(document);
  }

  @Bean
  WebFluxConfigurer acceptedTypes() {
    return new WebFluxConfigurer() {
      @Override
      public void configureContentTypeResolver(RequestedContentTypeResolverBuilder builder) {
        builder.resolver(new AcceptedTypes());
      }
    };
  }

  @Bean
  Forms forms(Bodies bodies) {
    return new Forms(bodies);
  }

  @Bean
  DraftDesk draftDesk(Drafts drafts, ActiveRulebooks rulebooks) {
    return new DraftDesk(drafts, rulebooks);
  }

  @Bean
  Bodies bodies() {
    long held = Math.max(2L * Checks.MAX_BYTES, Runtime.getRuntime().maxMemory() / 4);
    return new Bodies(Checks.MAX_BYTES, new HeldBytes(held));
  }
}
