package tw.plumbline.rules.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.io.ByteArrayResource;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Makes rule bases with Drools; each has a package of its own, so that they live side by side. */
final class Engine {
  /** The name by which rules know where their conclusions go. */
  static final String SINK = "conclude";

  private static final AtomicLong MADE = new AtomicLong();

  private Engine() {}

  static KieBase base(List<NumberedRule> rules, Evaluator evaluator) {
    String home = "tw.plumbline.rules.compiled.r" + MADE.incrementAndGet();
    return switch (evaluator) {
      case EXECUTABLE_MODEL -> {
        KieBaseConfiguration configuration =
            RuleBaseFactory.newKnowledgeBaseConfiguration(new Properties(), loader());
        yield KieBaseBuilder.createKieBaseFromModel(
            new ModelRules(home).model(rules), configuration);
      }
      case MVEL -> interpreted(rules, home);
    };
  }

  private static KieBase interpreted(List<NumberedRule> rules, String home) {
    KnowledgeBuilderConfiguration configuration =
        KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(new Properties(), loader());
    configuration.setOption(LanguageLevelOption.DRL6);
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(configuration);
    StringBuilder drl = new StringBuilder();
    drl.append("package ").append(home).append(";\nglobal ").append(Sink.class.getName());
    drl.append(' ').append(SINK).append(";\n");
    rules.forEach(rule -> drl.append(RuleText.of(rule)));
    byte[] bytes = drl.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    builder.add(new ByteArrayResource(bytes, "UTF-8"), ResourceType.DRL);
    if (builder.hasErrors()) {
      List<CompilationException.CompileError> errors = new ArrayList<>();
      for (KnowledgeBuilderError error : builder.getErrors()) {
        errors.add(new CompilationException.CompileError("", "", 1, error.getMessage() + drl));
      }
      throw new CompilationException(errors);
    }
    return builder.newKieBase();
  }

  private static ClassLoader loader() {
    return Engine.class.getClassLoader();
  }
}
