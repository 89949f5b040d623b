package tw.plumbline.service;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.PlumblineChecks;
import tw.plumbline.service.checking.RulesOff;
import tw.plumbline.service.database.DatabaseConfiguration;
import tw.plumbline.service.decision.DecisionConfiguration;
import tw.plumbline.service.dossier.DossierConfiguration;
import tw.plumbline.service.draft.DraftConfiguration;
import tw.plumbline.service.http.HttpConfiguration;
import tw.plumbline.service.identity.Announcement;
import tw.plumbline.service.identity.IdentityConfiguration;
import tw.plumbline.service.ledger.LedgerConfiguration;
import tw.plumbline.service.problem.DroppedErrors;
import tw.plumbline.service.replay.ReplayConfiguration;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.RulebookConfiguration;
import tw.plumbline.service.submission.SubmissionConfiguration;
import tw.plumbline.service.telemetry.ObservedChecks;
import tw.plumbline.service.telemetry.TelemetryConfiguration;
import tw.plumbline.service.waiver.WaiverConfiguration;
import tw.plumbline.service.workbench.WorkbenchConfiguration;

/** The service: the HTTP door over the loaded rulebooks. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  DatabaseConfiguration.class,
  RulebookConfiguration.class,
  LedgerConfiguration.class,
  SubmissionConfiguration.class,
  DraftConfiguration.class,
  WaiverConfiguration.class,
  ReplayConfiguration.class,
  DecisionConfiguration.class,
  DossierConfiguration.class,
  IdentityConfiguration.class,
  HttpConfiguration.class,
  WorkbenchConfiguration.class,
  TelemetryConfiguration.class
})
public class Application {
  /**
   * Starts the service and returns when it answers.
   *
   * @param port 0 for any free one
   * @param more settings that hold above those of the environment
   * @param announcement told which users were made
   */
  public static Running start(int port, Map<String, Object> more, Announcement announcement) {
    DroppedErrors.areLogged();
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("server.port", port);
    SpringApplication application = new SpringApplication(Application.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    // Above the environment: what the caller of this method says holds.
    application.addInitializers(
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("command line", settings)));
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("announcement", announcement));
    return new Running((WebServerApplicationContext) application.run());
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Checks checks(
      ActiveRulebooks rulebooks,
      OpenTelemetry telemetry,
      @Value("${plumbline.rules-off:false}") boolean rulesOff) {
    Checks checks = new PlumblineChecks(rulebooks);
    return new ObservedChecks(rulesOff ? new RulesOff(checks) : checks, telemetry);
  }

  /** A started service. */
  public record Running(WebServerApplicationContext context) {
    /** Where it answers. */
    public String address() {
      WebServer server = context.getWebServer();
      return "http://127.0.0.1:" + (server == null ? 0 : server.getPort());
    }
  }
}
