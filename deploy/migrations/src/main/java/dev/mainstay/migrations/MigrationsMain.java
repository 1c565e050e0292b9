package dev.mainstay.migrations;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Bringing of one service's database to this version: {@code MigrationsMain scanner-service}. The login that it signs in with owns the
 * tables; the service's own login, which has the name of the database, may then read and write rows, and nothing else. Settings are
 * environment variables: {@value #URL}, {@value #USER}, {@value #PASSWORD_FILE}.
 *
 * <p>Ends with 0 when the database is of this version, with 1 and one line when it cannot be brought to it, with 2 when it is told
 * something that it does not understand. What a migration that failed had begun is rolled back.
 */
public final class MigrationsMain {
    static final String URL = "MAINSTAY_MIGRATIONS_URL";
    static final String USER = "MAINSTAY_MIGRATIONS_USER";
    static final String PASSWORD_FILE = "MAINSTAY_MIGRATIONS_PASSWORD_FILE";

    static final List<String> SERVICES = List.of("scanner-service", "patch-service", "report-service");

    /** Tries to reach a server that is starting; Flyway's pauses between them grow to two minutes. */
    private static final int CONNECT_RETRIES = 6;

    private MigrationsMain() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.getenv(), System.out, System.err, CONNECT_RETRIES));
    }

    static int run(
            List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err, int retries) {
        if (arguments.size() != 1 || !SERVICES.contains(arguments.get(0))) {
            err.println("migrations: one of " + String.join(", ", SERVICES) + " is expected, not: "
                    + String.join(" ", arguments));
            return 2;
        }
        for (String needed : List.of(URL, USER, PASSWORD_FILE)) {
            if (environment.getOrDefault(needed, "").isBlank()) {
                err.println("migrations: " + needed + " is not set");
                return 2;
            }
        }
        String service = arguments.get(0);
        try {
            String password = Files.readString(Path.of(environment.getOrDefault(PASSWORD_FILE, "")))
                    .strip();
            MigrateResult result = Flyway.configure()
                    .dataSource(environment.get(URL), environment.get(USER), password)
                    .connectRetries(retries)
                    .locations("classpath:db/messaging", "classpath:db/service", "classpath:db/" + service)
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
            out.println(service + ": " + result.migrationsExecuted + " migrations, the database is at version "
                    + Optional.ofNullable(result.targetSchemaVersion).orElse(result.initialSchemaVersion));
            return 0;
        } catch (IOException e) {
            err.println("migrations: the password cannot be read from " + environment.get(PASSWORD_FILE) + ": "
                    + e.getMessage());
            return 1;
        } catch (FlywayException e) {
            err.println("migrations: " + service + ": " + line(e));
            return 1;
        }
    }

    private static String line(FlywayException failure) {
        String why = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        Throwable last = failure.getCause();
        if (last == null) {
            return why;
        }
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return why + " (" + last.getMessage() + ")";
    }
}
