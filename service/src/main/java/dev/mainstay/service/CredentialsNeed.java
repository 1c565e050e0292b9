package dev.mainstay.service;

import dev.mainstay.http.listen.ListeningNeed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Need of credentials at the database and at the broker: who can reach the service's machine may reach theirs as well. */
@Singleton
class CredentialsNeed implements ListeningNeed {
    private static final String DATABASE = "quarkus.datasource.";
    private static final String PROTOCOL = "kafka.security.protocol";
    private static final String SASL = "kafka.sasl.jaas.config";
    private static final List<String> CLIENT_CERTIFICATES =
            List.of("kafka.ssl.keystore.location", "kafka.ssl.keystore.key", "kafka.tls-configuration-name");

    @Override
    public List<String> missing(Config config) {
        List<String> missing = new ArrayList<>();
        if (!hasDatabaseCredentials(config)) {
            missing.add("credentials at the database (" + DATABASE
                    + "password, another than the user's name, or a client certificate" + " in " + DATABASE
                    + "jdbc.url)");
        }
        if (!hasBrokerCredentials(config)) {
            missing.add("credentials at the broker, over TLS (" + PROTOCOL + "=SASL_SSL with " + SASL + ", or SSL with "
                    + CLIENT_CERTIFICATES.getFirst() + ")");
        }
        return missing;
    }

    private static boolean hasDatabaseCredentials(Config config) {
        Optional<String> password = value(config, DATABASE + "password");
        boolean own = password.isPresent() && !password.equals(value(config, DATABASE + "username"));
        return own
                || value(config, DATABASE + "credentials-provider").isPresent()
                || value(config, DATABASE + "jdbc.url").orElse("").contains("sslkey=");
    }

    private static boolean hasBrokerCredentials(Config config) {
        return switch (value(config, PROTOCOL).orElse("PLAINTEXT")) {
            case "SASL_SSL" -> value(config, SASL).isPresent();
            case "SSL" ->
                CLIENT_CERTIFICATES.stream()
                        .anyMatch(setting -> value(config, setting).isPresent());
            default -> false;
        };
    }

    private static Optional<String> value(Config config, String setting) {
        return config.getOptionalValue(setting, String.class).filter(text -> !text.isBlank());
    }
}
