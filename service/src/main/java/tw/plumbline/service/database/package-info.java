/** The PostgreSQL server, embedded or given: where it is, its migrations, and SQL over R2DBC. */
@NullMarked
package tw.plumbline.service.database;

import org.jspecify.annotations.NullMarked;
