package dev.mainstay.agent.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of known keys, read one by one so that it can be said which one is wrong. */
public final class ConfigKeys {

    public static final List<String> NAMES = List.of(
            "folder",
            "scanner.url",
            "patch.url",
            "host.fqdn",
            "order.key",
            "enrolment.token",
            "trust.certificates",
            "trust.store",
            "proxy",
            "proxy.direct",
            "platform",
            "scan.interval",
            "scan.poll",
            "lease.poll",
            "jitter.percent",
            "http.timeout",
            "offline.first",
            "offline.most",
            "offline.give-up",
            "retry.first",
            "retry.most",
            "retry.attempts",
            "readiness.pause",
            "spool.entries",
            "disk.free-mib",
            "timeout.read",
            "timeout.readiness",
            "timeout.search",
            "timeout.download",
            "timeout.install",
            "timeout.servicing",
            "timeout.database",
            "timeout.database-versions",
            "timeout.restore",
            "timeout.health");

    private final Map<String, String> values;

    ConfigKeys(Map<String, String> values) throws AgentConfig.Invalid {
        this.values = values;
        for (String key : values.keySet()) {
            if (!NAMES.contains(key) && !key.startsWith("platform.")) {
                throw new AgentConfig.Invalid("unknown key " + key);
            }
        }
    }

    @Nullable
    String optional(String key) {
        String value = values.get(key);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String key, String otherwise) {
        String value = optional(key);
        return value == null ? otherwise : value;
    }

    String required(String key) throws AgentConfig.Invalid {
        String value = optional(key);
        if (value == null) {
            throw new AgentConfig.Invalid(key + " is missing");
        }
        return value;
    }

    URI url(String key) throws AgentConfig.Invalid {
        String value = required(key);
        try {
            URI url = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (http && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below, in the same words as every other address that cannot be.
        }
        throw new AgentConfig.Invalid(key + " is not an http or https address: " + value);
    }

    /** One of the words given, the first unless another is said. */
    String word(String key, String... words) throws AgentConfig.Invalid {
        String value = text(key, words[0]);
        if (List.of(words).contains(value)) {
            return value;
        }
        throw new AgentConfig.Invalid(key + " is none of " + String.join(", ", words) + ": " + value);
    }

    /** Values with commas between. */
    List<String> list(String key) {
        String value = optional(key);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
    }

    /** Host and port of a proxy; null when there is none. */
    @Nullable
    HttpProxy proxy(String key, String directKey) throws AgentConfig.Invalid {
        String value = optional(key);
        List<String> direct = list(directKey);
        if (value == null) {
            if (!direct.isEmpty()) {
                throw new AgentConfig.Invalid(
                        directKey + " says who is reached without a proxy, and " + key + " is not set");
            }
            return null;
        }
        int colon = value.lastIndexOf(':');
        try {
            int port = Integer.parseInt(value.substring(colon + 1));
            String host = value.substring(0, Math.max(colon, 0));
            if (port > 0 && port < 65_536 && host.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+]")) {
                return new HttpProxy(host, port, direct);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new AgentConfig.Invalid(key + " is not host:port, without a scheme, a user or a password: " + value);
    }

    Duration duration(String key, String otherwise) throws AgentConfig.Invalid {
        String value = text(key, otherwise);
        try {
            Duration duration = Duration.parse(value);
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new AgentConfig.Invalid(key + " is not a duration such as PT30S: " + value);
    }

    int number(String key, int otherwise, int least, int most) throws AgentConfig.Invalid {
        String value = text(key, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new AgentConfig.Invalid(key + " is not a number from " + least + " to " + most + ": " + value);
    }
}
