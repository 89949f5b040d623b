package tw.plumbline.service.page;

import java.util.Optional;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;

/** What an edition calls its figures and codes, and which results it does not count. */
public interface EditionWords {
  Optional<BilingualText> figure(String name);

  Optional<BilingualText> term(String code);

  boolean excludes(String result);

  static EditionWords of(Edition edition) {
    return new EditionWords() {
      @Override
      public Optional<BilingualText> figure(String name) {
        return edition.figures().stream()
            .filter(figure -> figure.name().equals(name))
            .map(Edition.Figure::title)
            .findFirst();
      }

      @Override
      public Optional<BilingualText> term(String code) {
        return Optional.ofNullable(edition.terms().get(code));
      }

      @Override
      public boolean excludes(String result) {
        return edition.lists().values().stream().anyMatch(list -> list.notCounted().equals(result));
      }
    };
  }
}
