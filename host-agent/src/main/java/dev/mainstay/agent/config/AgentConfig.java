package dev.mainstay.agent.config;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is told from outside. Every key is explained in {@code agent.properties.sample}; durations are ISO 8601
 * ({@code PT30S}).
 *
 * @param folder the agent's own: key, journal, spool. All that outlives the process is in it
 * @param orderKey PEM file with patch-service's public key: what is not signed with it is not carried out
 * @param enrolmentToken needed until the host is enrolled
 * @param jitterPercent by how much a waiting time may be longer or shorter, so that hosts do not come all at once
 * @param readinessPause how long a pool that is busy is left alone until it is asked again
 * @param offlineGiveUp how long a job waits for patch-service before anything is installed, until it is given up
 * @param trustedCertificates PEM file with the certificates to trust, and no others; null for those of {@code trustStore}
 * @param trustStore whose authorities are trusted without such a file
 * @param proxy on the way to the services; null for none
 */
public record AgentConfig(
        Path folder,
        URI scannerUrl,
        URI patchUrl,
        String fqdn,
        Path orderKey,
        @Nullable String enrolmentToken,
        @Nullable Path trustedCertificates,
        TrustStore trustStore,
        @Nullable HttpProxy proxy,
        String platform,
        Map<String, String> platformSettings,
        Duration scanInterval,
        Duration scanPoll,
        Duration leasePoll,
        int jitterPercent,
        Duration httpTimeout,
        Backoff offline,
        Duration offlineGiveUp,
        Backoff retry,
        Duration readinessPause,
        int spoolEntries,
        int freeDiskMebibytes,
        Timeouts timeouts) {

    /** The agent's own version, told with each scan. */
    public static final String VERSION = "1.0.0";

    /** Authorities that are trusted. */
    public enum TrustStore {
        /** Those that came with Java. */
        JAVA,
        /** Those that Windows trusts: the machine's, and what group policy adds. */
        WINDOWS
    }

    /**
     * Waiting times that double from {@code first} to {@code most}.
     *
     * @param attempts how often something is tried in all; 0 for as often as it takes
     */
    public record Backoff(Duration first, Duration most, int attempts) {

        /**
         * How long to wait before the next try.
         *
         * @param failures how many tries have failed so far, from 1 */
        public Duration after(int failures) {
            long factor = 1L << Math.min(Math.max(failures - 1, 0), 20);
            Duration wanted = first.multipliedBy(factor);
            return wanted.compareTo(most) < 0 ? wanted : most;
        }
    }

    /** How long one call of the platform may take. */
    public record Timeouts(
            Duration read,
            Duration readiness,
            Duration search,
            Duration download,
            Duration install,
            Duration servicing,
            Duration database,
            Duration databaseVersions,
            Duration restore,
            Duration health) {}

    /** A key is missing, unknown or has a value that cannot be. The message names it. */
    public static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message);
        }
    }

    /**
     * Reads a file, and the environment over it.
     *
     * @param file properties file, UTF-8
     * @param environment overrides: {@code MAINSTAY_AGENT_SCANNER_URL} for {@code scanner.url}
     */
    public static AgentConfig load(Path file, Map<String, String> environment) throws Invalid {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new Invalid("cannot read " + file + ": " + e.getMessage());
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        for (String key : ConfigKeys.NAMES) {
            String variable = "MAINSTAY_AGENT_"
                    + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
            String value = environment.get(variable);
            if (value != null) {
                values.put(key, value);
            }
        }
        return of(values);
    }

    /**
     * Reads the values given.
     *
     * @param values by key; keys that are not there have their default
     */
    public static AgentConfig of(Map<String, String> values) throws Invalid {
        ConfigKeys keys = new ConfigKeys(values);
        Map<String, String> platformSettings = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith("platform.")) {
                platformSettings.put(key.substring("platform.".length()), value);
            }
        });
        String packages = platformSettings.getOrDefault("packages", "");
        if (packages.contains("://")) {
            throw new Invalid("platform.packages is a folder or a share, and nothing that is fetched: " + packages);
        }
        String trust = keys.optional("trust.certificates");
        String store = keys.word("trust.store", "java", "windows");
        if (trust != null && keys.optional("trust.store") != null) {
            throw new Invalid("trust.certificates and trust.store exclude each other: set one of them");
        }
        Path folder = Path.of(keys.required("folder")).toAbsolutePath().normalize();
        return new AgentConfig(
                folder,
                keys.url("scanner.url"),
                keys.url("patch.url"),
                keys.required("host.fqdn"),
                folder.resolve(keys.text("order.key", "order-key.pem")),
                keys.optional("enrolment.token"),
                trust == null ? null : Path.of(trust),
                TrustStore.valueOf(store.toUpperCase(Locale.ROOT)),
                keys.proxy("proxy", "proxy.direct"),
                keys.text("platform", "windows"),
                Map.copyOf(platformSettings),
                keys.duration("scan.interval", "PT22H"),
                keys.duration("scan.poll", "PT1M"),
                keys.duration("lease.poll", "PT1M"),
                keys.number("jitter.percent", 20, 0, 90),
                keys.duration("http.timeout", "PT30S"),
                new Backoff(keys.duration("offline.first", "PT5S"), keys.duration("offline.most", "PT5M"), 0),
                keys.duration("offline.give-up", "PT30M"),
                new Backoff(
                        keys.duration("retry.first", "PT30S"),
                        keys.duration("retry.most", "PT10M"),
                        keys.number("retry.attempts", 6, 1, 100)),
                keys.duration("readiness.pause", "PT10M"),
                keys.number("spool.entries", 50, 2, 10_000),
                keys.number("disk.free-mib", 2048, 0, 1_000_000),
                new Timeouts(
                        keys.duration("timeout.read", "PT2M"),
                        keys.duration("timeout.readiness", "PT5M"),
                        keys.duration("timeout.search", "PT1H"),
                        keys.duration("timeout.download", "PT4H"),
                        keys.duration("timeout.install", "PT4H"),
                        keys.duration("timeout.servicing", "PT30M"),
                        keys.duration("timeout.database", "PT1H"),
                        keys.duration("timeout.database-versions", "PT5M"),
                        keys.duration("timeout.restore", "PT1H"),
                        keys.duration("timeout.health", "PT30M")));
    }
}
