package tw.plumbline.service.database;

/**
 * A PostgreSQL server and who speaks to it.
 *
 * @param sslMode as PostgreSQL's clients name it: {@code disable} to {@code verify-full}
 * @param owner may change the schema; used before the service serves, never while it does
 * @param service who the service is: it may read and add, and change nothing
 */
public record Server(
    String host, int port, String database, String sslMode, Login owner, Login service) {
  /**
   * A user of the server.
   *
   * @param role taken on when connecting; empty for none
   */
  public record Login(String user, String password, String role) {
    /** Without the password, so that it stands in no log. */
    @Override
    public String toString() {
      return user;
    }
  }

  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s?sslmode=%s&connectTimeout=5&tcpKeepAlive=true"
        .formatted(host.contains(":") ? "[" + host + "]" : host, port, database, sslMode);
  }
}
