package tw.plumbline.rules.facts;

/**
 * A list, or the map of declared figures, that a report may bring.
 *
 * @param size number of its entries, 0 where it is absent
 */
public record ListFact(ReportFact report, String name, boolean given, int size) implements Fact {
  @Override
  public String pointer() {
    return "/" + name;
  }

  @Override
  public String label() {
    return name;
  }

  public boolean empty() {
    return size == 0;
  }

  public String filing() {
    return report.filing();
  }
}
