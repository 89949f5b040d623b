package tw.plumbline.service.database;

import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** What a failure of the database means: the one place that knows SQLSTATE. */
final class SqlFailures {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  /** Connection, resources (too many connections, disk full), operator intervention, internal. */
  private static final Set<String> UNAVAILABLE = Set.of("08", "53", "57", "58", "XX");

  /** Cannot be written now: read-only after a failover, login refused, database missing. */
  private static final Set<String> UNAVAILABLE_STATES = Set.of("25006", "28000", "28P01", "3D000");

  private SqlFailures() {}

  static Throwable named(Throwable failure) {
    if (failure instanceof PostgresqlException postgres) {
      ErrorDetails details = postgres.getErrorDetails();
      String state = details.getCode();
      if (state.equals(UNIQUE_VIOLATION)) {
        return new DuplicateException(details.getConstraintName().orElse(""), failure);
      }
      if (state.equals(FOREIGN_KEY_VIOLATION)) {
        return new UnknownReferenceException(details.getConstraintName().orElse(""), failure);
      }
      if (UNAVAILABLE_STATES.contains(state) || UNAVAILABLE.contains(state.substring(0, 2))) {
        return new StorageUnavailableException(failure);
      }
      return failure;
    }
    boolean unreachable =
        failure instanceof R2dbcNonTransientResourceException
            || failure instanceof R2dbcTransientResourceException
            || failure instanceof TimeoutException
            || failure instanceof IOException
            || (failure instanceof R2dbcException other && other.getSqlState() == null);
    return unreachable ? new StorageUnavailableException(failure) : failure;
  }
}
