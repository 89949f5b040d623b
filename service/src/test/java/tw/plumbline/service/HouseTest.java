package tw.plumbline.service;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import tw.plumbline.model.seeded.ModelThatKnowsJackson;
import tw.plumbline.rules.seeded.RulesThatKnowDrools;
import tw.plumbline.rules.seeded.RulesThatKnowSpring;
import tw.plumbline.rules.seeded.RulesThatKnowTheService;
import tw.plumbline.service.seeded.ServiceThatBlocks;
import tw.plumbline.service.seeded.ServiceThatKnowsDrools;

/** The walls of the house; each is tried with a class that goes through it. */
final class HouseTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("tw.plumbline");

  private static final ArchRule SPRING_ONLY_IN_SERVICE =
      noClasses()
          .that()
          .resideOutsideOfPackage("tw.plumbline.service..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "reactor..", "io.opentelemetry..");

  private static final ArchRule DROOLS_ONLY_IN_COMPILE_AND_GUARD =
      noClasses()
          .that()
          .resideOutsideOfPackages("tw.plumbline.rules.compile..", "tw.plumbline.rules.guard..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.drools..", "org.kie..", "org.mvel2..", "com.github.javaparser..");

  private static final ArchRule MODEL_KNOWS_JAVA_ONLY =
      classes()
          .that()
          .resideInAPackage("tw.plumbline.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "tw.plumbline.model..");

  private static final ArchRule RULES_KNOW_NO_SERVICE =
      noClasses()
          .that()
          .resideInAPackage("tw.plumbline.rules..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("tw.plumbline.service..");

  private static final ArchRule SERVICE_NEVER_BLOCKS =
      noClasses()
          .that()
          .resideInAPackage("tw.plumbline.service..")
          .should()
          .callMethodWhere(
              JavaCall.Predicates.target(nameMatching("block.*|toIterable|toStream"))
                  .and(JavaCall.Predicates.target(owner(assignableTo(Publisher.class)))));

  static Stream<Arguments> walls() {
    return Stream.of(
        Arguments.of(SPRING_ONLY_IN_SERVICE, RulesThatKnowSpring.class),
        Arguments.of(DROOLS_ONLY_IN_COMPILE_AND_GUARD, RulesThatKnowDrools.class),
        Arguments.of(DROOLS_ONLY_IN_COMPILE_AND_GUARD, ServiceThatKnowsDrools.class),
        Arguments.of(MODEL_KNOWS_JAVA_ONLY, ModelThatKnowsJackson.class),
        Arguments.of(RULES_KNOW_NO_SERVICE, RulesThatKnowTheService.class),
        Arguments.of(SERVICE_NEVER_BLOCKS, ServiceThatBlocks.class));
  }

  @ParameterizedTest
  @MethodSource("walls")
  void theWallStands(ArchRule wall, Class<?> breach) {
    wall.check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("walls")
  void aBreachOfTheWallIsSeen(ArchRule wall, Class<?> breach) {
    JavaClasses seeded = new ClassFileImporter().importClasses(breach);
    assertThat(wall.evaluate(seeded).hasViolation()).isTrue();
  }

  @Test
  void theWholeHouseIsLookedAt() {
    assertThat(HOUSE.that(alwaysTrue()))
        .extracting(each -> each.getPackageName().split("\\.")[2])
        .contains("model", "rules", "service");
  }
}
