/**
 * Sets in PostgreSQL: statements with named parameters, COPY, staging and upsert, JSON columns. {@link dev.mainstay.sql.Sql}
 * is the way in. No word of any domain; docs/adr/0032 says which tables are written and read through it.
 */
@NullMarked
package dev.mainstay.sql;

import org.jspecify.annotations.NullMarked;
