package tw.plumbline.rules.compile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.io.ByteArrayResource;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.LanguageLevelOption;
import tw.plumbline.rules.compile.CompilationException.CompileError;

/**
 * Makes rule bases with Drools. Each has a package of its own, so that they live side by side; none
 * is registered anywhere, so that they are gone when they are forgotten.
 */
final class Engine {
  /** The name by which rules know where their conclusions go. */
  static final String SINK = "conclude";

  private static final AtomicLong MADE = new AtomicLong();

  private Engine() {}

  static KieBase base(List<NumberedRule> rules, Evaluator evaluator) {
    String home = "tw.plumbline.rules.compiled.r" + MADE.incrementAndGet();
    return switch (evaluator) {
      case EXECUTABLE_MODEL -> modelled(rules, home);
      case MVEL -> interpreted(rules, home);
    };
  }

  private static KieBase modelled(List<NumberedRule> rules, String home) {
    return KieBaseBuilder.createKieBaseFromModel(
        new ModelRules(home).model(rules),
        RuleBaseFactory.newKnowledgeBaseConfiguration(new Properties(), loader()));
  }

  private static KieBase interpreted(List<NumberedRule> rules, String home) {
    KnowledgeBuilderConfiguration configuration =
        KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(new Properties(), loader());
    configuration.setOption(LanguageLevelOption.DRL6);
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(configuration);
    StringBuilder drl = new StringBuilder();
    drl.append("package %s;\nglobal %s %s;\n".formatted(home, Sink.class.getName(), SINK));
    NavigableMap<Integer, NumberedRule> lines = new TreeMap<>();
    for (NumberedRule rule : rules) {
      lines.put((int) drl.chars().filter(character -> character == '\n').count() + 1, rule);
      drl.append(RuleText.of(rule));
    }
    byte[] text = drl.toString().getBytes(StandardCharsets.UTF_8);
    builder.add(new ByteArrayResource(text, StandardCharsets.UTF_8.name()), ResourceType.DRL);
    if (builder.hasErrors()) {
      throw new CompilationException(errors(builder, lines));
    }
    return builder.newKieBase();
  }

  private static List<CompileError> errors(
      KnowledgeBuilder builder, NavigableMap<Integer, NumberedRule> lines) {
    List<CompileError> errors = new ArrayList<>();
    for (KnowledgeBuilderError error : builder.getErrors()) {
      int[] places = error.getLines();
      var rule = lines.floorEntry(places.length == 0 ? 1 : places[0]);
      errors.add(
          rule == null
              ? new CompileError("", "", 1, error.getMessage())
              : RuleCompiler.error(rule.getValue(), error.getMessage()));
    }
    return errors;
  }

  private static ClassLoader loader() {
    return Engine.class.getClassLoader();
  }
}
