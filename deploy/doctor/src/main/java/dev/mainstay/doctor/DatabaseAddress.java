package dev.mainstay.doctor;

import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Where a database is, of a URL of the PostgreSQL driver. Of several hosts it is the first.
 *
 * @param sslMode as the driver calls it; {@code prefer} where none is said
 * @param rootCertificate file of the authority that is believed, or empty
 */
record DatabaseAddress(String host, int port, String database, String sslMode, String rootCertificate) {

    /** Empty if it is no URL of that driver. */
    static Optional<DatabaseAddress> of(String url) {
        Properties parsed = Driver.parseURL(url, new Properties());
        if (parsed == null) {
            return Optional.empty();
        }
        return Optional.of(new DatabaseAddress(
                first(parsed, PGProperty.PG_HOST, "localhost"),
                Integer.parseInt(first(parsed, PGProperty.PG_PORT, "5432")),
                first(parsed, PGProperty.PG_DBNAME, ""),
                first(parsed, PGProperty.SSL_MODE, "prefer"),
                first(parsed, PGProperty.SSL_ROOT_CERT, "")));
    }

    String text() {
        return host + ":" + port + "/" + database;
    }

    private static String first(Properties parsed, PGProperty property, String otherwise) {
        String value = Objects.requireNonNullElse(property.getOrDefault(parsed), otherwise);
        int comma = value.indexOf(',');
        return comma < 0 ? value : value.substring(0, comma);
    }
}
