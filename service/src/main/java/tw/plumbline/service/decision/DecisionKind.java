package tw.plumbline.service.decision;

import tw.plumbline.model.text.BilingualText;

/** What can be decided on the grant of an alliance. */
public enum DecisionKind {
  CONTINUE("續行補助", "Continue the grant", false),
  GUIDE("輔導改善", "Guide the alliance", false),
  REDUCE("減列補助", "Reduce the grant", true),
  TERMINATE("終止補助", "Terminate the grant", true);

  private final BilingualText title;
  private final boolean burdens;

  DecisionKind(String zhTw, String en, boolean burdens) {
    this.title = new BilingualText(zhTw, en);
    this.burdens = burdens;
  }

  /** What people call it. */
  public BilingualText title() {
    return title;
  }

  /** Whether it takes something from the alliance, which then has to be heard before. */
  public boolean burdens() {
    return burdens;
  }
}
