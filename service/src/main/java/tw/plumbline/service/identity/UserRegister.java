package tw.plumbline.service.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Server;

/**
 * Adds, changes and removes users, as the owner of the database. For what is done before the
 * service serves and from the command line: it waits for the database.
 *
 * <p>Every method throws an {@link IllegalStateException} if the database fails.
 */
public final class UserRegister {
  private static final String INSERT =
      "insert into app_user (name, role, alliance, password_hash) values (?, ?, ?, ?)"
          + " on conflict (name) do ";
  private static final String ADD = INSERT + "nothing";
  private static final String PUT =
      INSERT
          + "update set role = excluded.role, alliance = excluded.alliance,"
          + " password_hash = excluded.password_hash, changed_at = clock_timestamp()";
  private static final String CHANGE =
      "update app_user set password_hash = ?, changed_at = clock_timestamp()"
          + " where name = ? and password_hash = ?";

  private final DataSource owner;
  private final PasswordEncoder encoder =
      PasswordEncoderFactories.createDelegatingPasswordEncoder();

  public UserRegister(Server server) {
    this.owner = Migrations.dataSource(server);
  }

  /** Whether a user can have this name. */
  public static boolean canBeNamed(String name) {
    return StoredUser.canBeNamed(name);
  }

  /** Adds a user, or replaces the one of that name. */
  public void put(String name, Role role, @Nullable String alliance, String password) {
    write(PUT, name, role.wire(), alliance, encoder.encode(password));
  }

  /** Removes a user; false if there is none of that name. */
  public boolean remove(String name) {
    return write("delete from app_user where name = ?", name) > 0;
  }

  /** All users by name. */
  public List<User> list() {
    List<User> users = new ArrayList<>();
    try (Connection connection = owner.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select name, role, alliance from app_user order by name");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        users.add(new User(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
      return users;
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  /** Adds a user unless one has the name; whether it was added. */
  boolean add(String name, Role role, String password) {
    return write(ADD, name, role.wire(), null, encoder.encode(password)) > 0;
  }

  /** The stored hash of a user's password; null if there is no such user. */
  @Nullable String hash(String name) {
    try (Connection connection = owner.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select password_hash from app_user where name = ?")) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  /** Changes a password unless it is this one already; whether this call changed it. */
  boolean change(String name, String hash, String password) {
    return !encoder.matches(password, hash)
        && write(CHANGE, encoder.encode(password), name, hash) > 0;
  }

  private int write(String sql, @Nullable String... values) {
    try (Connection connection = owner.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  private static IllegalStateException failed(SQLException failure) {
    return new IllegalStateException("the users cannot be read or changed", failure);
  }

  /** A user without its password. */
  public record User(String name, String role, @Nullable String alliance) {}
}
