package dev.mainstay.doctor;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings of a service as the service itself sees them: what came with it, the environment, its files.
 *
 * @param name such as {@code scanner}
 * @param files that were given, first the settings, then the secrets
 */
record ServiceSettings(String name, List<Path> files, SmallRyeConfig config) {
    static final List<String> NAMES = List.of("scanner", "patch", "report");

    /** Where the frame's settings are, the first before the others. */
    private static final List<String> FRAME = List.of("service", "messaging", "http");

    private static final String KAFKA = "kafka.";

    /**
     * Reads them.
     *
     * @param files that are there; they go before the environment's variables and before what came with the service
     * @param credentials folder that a service knows as {@code CREDENTIALS_DIRECTORY}
     * @throws IllegalArgumentException if a file is not in the form of properties
     * @throws UncheckedIOException if a file cannot be read
     */
    static ServiceSettings read(String name, List<Path> files, Path credentials, Map<String, String> environment) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300))
                .withSources(new PropertiesConfigSource(
                        Map.of("CREDENTIALS_DIRECTORY", credentials.toString()), "credentials", 310));
        try {
            int ordinal = 301;
            for (Path file : files) {
                builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), ordinal++));
            }
            builder.withSources(new PropertiesConfigSource(shipped(name + "/application.properties"), 250));
            int frame = 100;
            for (String module : FRAME) {
                builder.withSources(new PropertiesConfigSource(
                        shipped(module + "/META-INF/microprofile-config.properties"), frame--));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServiceSettings(name, List.copyOf(files), builder.build());
    }

    /** A file that came with the services. */
    static URL shipped(String path) {
        return Objects.requireNonNull(ServiceSettings.class.getResource("shipped/" + path), path);
    }

    Optional<String> find(String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }

    boolean is(String key) {
        return config.getOptionalValue(key, Boolean.class).orElse(false);
    }

    List<Path> paths(String key) {
        return config.getOptionalValues(key, String.class).orElse(List.of()).stream()
                .map(Path::of)
                .toList();
    }

    /** Name of its program, of its consumer group and of its login at the broker. */
    String program() {
        return name + "-service";
    }

    /** Settings of a Kafka client: those that begin with {@code kafka.}, without it. */
    Map<String, String> kafka() {
        Map<String, String> settings = new TreeMap<>();
        for (ConfigSource source : config.getConfigSources()) {
            for (String key : source.getPropertyNames()) {
                if (key.startsWith(KAFKA)) {
                    find(key).ifPresent(value -> settings.put(key.substring(KAFKA.length()), value));
                }
            }
        }
        // By the environment, KAFKA_SASL_JAAS_CONFIG: the names that matter here.
        for (String key : List.of(
                "bootstrap.servers",
                "security.protocol",
                "sasl.mechanism",
                "sasl.jaas.config",
                "ssl.truststore.type",
                "ssl.truststore.location",
                "ssl.truststore.password",
                "ssl.truststore.certificates")) {
            find(KAFKA + key).ifPresent(value -> settings.put(key, value));
        }
        return settings;
    }

    /** Whether what stands between this machine and that host can be read by others. */
    static boolean isElsewhere(String host) {
        return !host.equals("localhost") && !host.startsWith("127.") && !host.equals("::1") && !host.equals("[::1]");
    }
}
