package tw.plumbline.service.rulebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.book.RulebookVersions;

/**
 * Numbers the contents of rulebooks in a database: a number belongs to one content for ever, and
 * the files of every content that ever applied are kept. Replicas that start together take turns.
 */
public final class RulebookRegister {
  private static final String TAKE_TURNS =
      "lock table rulebook_version in share row exclusive mode";
  private static final String KNOWN =
      "select max(number) from rulebook_version where programme = ? and digest = ?";
  private static final String NEXT =
      """
      insert into rulebook_version (programme, number, digest)
      select ?, 1 + greatest(coalesce(max(number), 0), ?), ?
      from rulebook_version where programme = ? returning number
      """;
  private static final String FILE =
      "insert into rulebook_file (programme, number, path, content) values (?, ?, ?, ?)";

  private static final String PUBLISHED =
      """
      select distinct on (programme) programme, number
      from rulebook_publication order by programme, position desc
      """;
  private static final String PUBLISHED_BEFORE =
      "select max(number) from rulebook_publication where programme = ? and number < ?";
  private static final String FILES =
      "select path, content from rulebook_file where programme = ? and number = ?";

  private final DataSource owner;

  public RulebookRegister(DataSource owner) {
    this.owner = owner;
  }

  /**
   * The number of a content, registered now if it was not known.
   *
   * @throws IllegalStateException if the database refuses
   */
  public int number(String programme, RulebookFiles files) {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, TAKE_TURNS);
      int number = known(connection, programme, files.digest());
      if (number == 0) {
        number = add(connection, programme, files);
      }
      connection.commit();
      return number;
    } catch (SQLException refused) {
      throw new IllegalStateException("the rulebook cannot be registered", refused);
    }
  }

  /** What is published of each programme: by programme the number and files. */
  public Map<String, Numbered> published() {
    try (Connection connection = owner.getConnection();
        PreparedStatement select = connection.prepareStatement(PUBLISHED);
        ResultSet rows = select.executeQuery()) {
      Map<String, Numbered> published = new TreeMap<>();
      while (rows.next()) {
        String programme = rows.getString(1);
        int number = rows.getInt(2);
        published.put(programme, new Numbered(number, files(connection, programme, number)));
      }
      return published;
    } catch (SQLException refused) {
      throw new IllegalStateException("the published rulebooks cannot be read", refused);
    }
  }

  /** What was published of a programme before a number; nothing where that was the first. */
  public Optional<Numbered> publishedBefore(String programme, int number) {
    try (Connection connection = owner.getConnection();
        PreparedStatement select = connection.prepareStatement(PUBLISHED_BEFORE)) {
      select.setString(1, programme);
      select.setInt(2, number);
      int before = first(select);
      return before == 0
          ? Optional.empty()
          : Optional.of(new Numbered(before, files(connection, programme, before)));
    } catch (SQLException refused) {
      throw new IllegalStateException("the published rulebooks cannot be read", refused);
    }
  }

  private static RulebookFiles files(Connection connection, String programme, int number)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FILES)) {
      select.setString(1, programme);
      select.setInt(2, number);
      Map<String, byte[]> files = new TreeMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          files.put(rows.getString(1), rows.getBytes(2));
        }
      }
      return new RulebookFiles(files);
    }
  }

  /** A content and its number. */
  public record Numbered(int number, RulebookFiles files) {}

  private static int add(Connection connection, String programme, RulebookFiles files)
      throws SQLException {
    // A content that was released keeps the number of its release where that is free.
    int released = RulebookVersions.of(programme, files.digest());
    int number = insert(connection, programme, files.digest(), released - 1);
    try (PreparedStatement insert = connection.prepareStatement(FILE)) {
      for (String path : files.paths()) {
        insert.setString(1, programme);
        insert.setInt(2, number);
        insert.setString(3, path);
        insert.setBytes(4, files.bytes(path));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return number;
  }

  private static int known(Connection connection, String programme, String digest)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setString(1, programme);
      select.setString(2, digest);
      return first(select);
    }
  }

  private static int insert(Connection connection, String programme, String digest, int after)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(NEXT)) {
      insert.setString(1, programme);
      insert.setInt(2, after);
      insert.setString(3, digest);
      insert.setString(4, programme);
      return first(insert);
    }
  }

  private static int first(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
