package tw.plumbline.service.identity;

import io.r2dbc.spi.Row;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/** Users as the service reads them. */
final class Users {
  private static final String FIND =
      "select name, role, alliance, password_hash from app_user where name = $1";

  private final Database database;

  Users(Database database) {
    this.database = database;
  }

  /** The user of that name; empty if there is none, or its role is unknown here. */
  Mono<StoredUser> find(String name) {
    return database
        .one(Sql.of("app_user.find", FIND, name), Users::read)
        .flatMap(Mono::justOrEmpty);
  }

  private static Optional<StoredUser> read(Row row) {
    return Role.named(text(row, "role"))
        .map(
            role ->
                new StoredUser(
                    text(row, "name"),
                    role,
                    row.get("alliance", String.class),
                    text(row, "password_hash")));
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNull(row.get(column, String.class));
  }
}
