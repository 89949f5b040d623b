package tw.plumbline.service.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.cases.SmokeRun;
import tw.plumbline.service.rulebook.RulebookRegister.Numbered;

/**
 * The rulebooks with which the service starts: what was published last of each programme, and of
 * the others what comes with the program. Where a published version does not load, the one before
 * it is taken, as a service would that was running when it was published.
 */
final class FirstRulebooks {
  private static final Logger LOG = LoggerFactory.getLogger(FirstRulebooks.class);

  private final RulebookRegister register;
  private final List<RulebookFiles> own;

  /**
   * @param own what comes with the program
   */
  FirstRulebooks(RulebookRegister register, List<RulebookFiles> own) {
    this.register = register;
    this.own = own;
  }

  /** Loads them; what comes with the program is numbered, for it may be published later. */
  Plumbline load() {
    Map<String, Numbered> published = register.published();
    own.stream()
        .filter(files -> published.containsKey(files.programme()))
        .forEach(files -> register.number(Rulebook.read(files).programme(), files));
    try {
      return loaded(published);
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      Map<String, Numbered> usable = usable(published);
      if (usable.equals(published)) {
        throw failure;
      }
      return loaded(usable);
    }
  }

  private Plumbline loaded(Map<String, Numbered> published) {
    List<RulebookFiles> inForce = new ArrayList<>();
    published.values().forEach(version -> inForce.add(version.files()));
    own.stream().filter(files -> !published.containsKey(files.programme())).forEach(inForce::add);
    Plumbline plumbline =
        Plumbline.of(
            inForce,
            (programme, files) -> {
              Numbered version = published.get(programme);
              return version == null ? register.number(programme, files) : version.number();
            });
    published.keySet().forEach(programme -> SmokeRun.of(plumbline, programme));
    return plumbline;
  }

  private Map<String, Numbered> usable(Map<String, Numbered> published) {
    Map<String, Numbered> usable = new TreeMap<>();
    published.forEach(
        (programme, newest) -> {
          Optional<Numbered> version = Optional.of(newest);
          while (version.isPresent() && !loads(programme, version.get())) {
            version = register.publishedBefore(programme, version.get().number());
          }
          version.ifPresent(one -> usable.put(programme, one));
        });
    return usable;
  }

  private static boolean loads(String programme, Numbered version) {
    try (Plumbline alone =
        Plumbline.of(List.of(version.files()), (name, files) -> version.number())) {
      SmokeRun.of(alone, programme);
      return true;
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      LOG.error("{} {} does not load", programme, version.number(), failure);
      return false;
    }
  }
}
