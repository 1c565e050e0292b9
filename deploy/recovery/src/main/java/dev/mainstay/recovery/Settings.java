package dev.mainstay.recovery;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ways to databases, broker and services, from one file of properties: {@code scanner.database} (a JDBC address), {@code
 * scanner.user}, {@code scanner.password-file}, the same of {@code patch} and {@code report}; {@code scanner.address} and {@code
 * patch.address} of the services; {@code token-file} with an administrator's bearer token, where people sign in; {@code kafka.*} of a
 * Kafka client.
 */
final class Settings {
    private static final Set<String> OWN = Set.of(
            "scanner.database",
            "scanner.user",
            "scanner.password-file",
            "patch.database",
            "patch.user",
            "patch.password-file",
            "report.database",
            "report.user",
            "report.password-file",
            "scanner.address",
            "patch.address",
            "token-file");
    private static final String KAFKA = "kafka.";

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /**
     * A database's address and login.
     *
     * @param name of the database, for people
     */
    record Login(String name, String address, String user, String password) {
        @Override
        public String toString() {
            return name + " at " + address + " as " + user;
        }
    }

    /** @throws UnusableException if it cannot be read or has a key that nothing reads */
    static Settings read(Path file) {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableException("The settings cannot be read: " + file);
        }
        Map<String, String> values = new HashMap<>();
        Set<String> unknown = new TreeSet<>();
        for (String key : read.stringPropertyNames()) {
            values.put(key, read.getProperty(key).strip());
            if (!OWN.contains(key) && !key.startsWith(KAFKA)) {
                unknown.add(key);
            }
        }
        if (!unknown.isEmpty()) {
            throw new UnusableException("Settings that nothing reads: " + String.join(", ", unknown));
        }
        return new Settings(values);
    }

    Map<Lost, Login> databases() {
        Map<Lost, Login> logins = new EnumMap<>(Lost.class);
        for (Lost database : List.of(Lost.SCANNER, Lost.PATCH, Lost.REPORT)) {
            String name = database.word();
            logins.put(
                    database,
                    new Login(
                            name,
                            required(name + ".database"),
                            required(name + ".user"),
                            secret(name + ".password-file")));
        }
        return logins;
    }

    /** Settings of a Kafka client. */
    Map<String, Object> kafka() {
        required(KAFKA + "bootstrap.servers");
        Map<String, Object> settings =
                new HashMap<>(Map.of("client.id", "mainstay-recovery", "enable.metrics.push", "false"));
        values.forEach((key, value) -> {
            if (key.startsWith(KAFKA)) {
                settings.put(key.substring(KAFKA.length()), value);
            }
        });
        return settings;
    }

    /** Address of a service, which owns what it is to announce. */
    URI address(Lost service) {
        return URI.create(required(service.word() + ".address").replaceAll("/+$", ""));
    }

    /** An administrator's token; empty where nobody signs in. */
    Optional<String> token() {
        return values.containsKey("token-file") ? Optional.of(secret("token-file")) : Optional.empty();
    }

    private String required(String key) {
        String value = values.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new UnusableException("The settings lack " + key);
        }
        return value;
    }

    private String secret(String key) {
        String file = required(key);
        try {
            String secret = Files.readString(Path.of(file)).strip();
            if (!secret.isEmpty()) {
                return secret;
            }
        } catch (IOException e) {
            // Said below.
        }
        throw new UnusableException("There is nothing to read in the file of " + key + ": " + file);
    }
}
