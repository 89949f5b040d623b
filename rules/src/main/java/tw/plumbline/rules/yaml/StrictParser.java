package tw.plumbline.rules.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;
import tw.plumbline.model.text.BilingualText;

/** A parser that stops at what no page of a rulebook needs. */
final class StrictParser implements Parser {
  /** A page nests far less. */
  static final int DEEPEST = 40;

  private final Parser parser;
  private int depth;

  StrictParser(Parser parser) {
    this.parser = parser;
  }

  @Override
  public boolean checkEvent(Event.ID id) {
    return parser.checkEvent(id);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public Event next() {
    Event event = parser.next();
    check(event);
    return event;
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  private void check(Event event) {
    Optional<Mark> at = event.getStartMark();
    if (event instanceof AliasEvent) {
      throw refused(at, "別名（*）", "an alias (`*`)");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw refused(at, "錨點（&）", "an anchor (`&`)");
    }
    if (event instanceof ScalarEvent scalar && scalar.getTag().isPresent()) {
      throw refused(at, "標籤（!）", "a tag (`!`)");
    }
    if (event instanceof DocumentStartEvent start
        && (start.getSpecVersion().isPresent() || !start.getTags().isEmpty())) {
      throw refused(at, "指示（%）", "a directive (`%`)");
    }
    if (event instanceof CollectionStartEvent start) {
      if (start.getTag().isPresent()) {
        throw refused(at, "標籤（!）", "a tag (`!`)");
      }
      depth++;
      if (depth > DEEPEST) {
        throw refused(at, "過深之層次", "such deep nesting");
      }
    } else if (event instanceof CollectionEndEvent) {
      depth--;
    }
  }

  static NotYaml refused(Optional<Mark> at, String zhTw, String en) {
    return new NotYaml(
        StrictYaml.line(at),
        new BilingualText(
            "規則書不用%s，請直接寫出內容".formatted(zhTw),
            "a rulebook has no use for %s; write out what is meant".formatted(en)));
  }
}
