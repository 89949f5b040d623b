package tw.plumbline.service.rulebook;

import java.util.List;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Server;

/** The rulebooks with which a service would start on a database. */
public final class Restarted {
  private Restarted() {}

  /**
   * @param own what comes with the program
   */
  public static Plumbline on(Server server, RulebookFiles own) {
    return new FirstRulebooks(new RulebookRegister(Migrations.dataSource(server)), List.of(own))
        .load();
  }
}
