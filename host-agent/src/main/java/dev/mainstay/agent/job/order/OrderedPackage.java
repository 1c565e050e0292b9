package dev.mainstay.agent.job.order;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.json.JsonException;
import dev.mainstay.agent.platform.Packages.PackageFile;
import dev.mainstay.agent.platform.Version;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A package from beside Windows Update that an order names. Never a path, a switch or an address: the host's configuration says
 * where packages lie, and the kind says how one is run.
 *
 * @param instance the SQL Server instance to patch; null for other kinds
 * @param target version that the instance, or the workload's core components, have when it is in effect
 */
public record OrderedPackage(
        Kind kind, PackageFile file, @Nullable String instance, Version target) {

    /** What a package is for. */
    public enum Kind {
        SQL_SERVER_PATCH,
        LYNC_UPDATE
    }

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,150}\\.exe", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHA256 = Pattern.compile("[0-9A-Fa-f]{64}");
    /** Rules for names of instances: at most 16 characters, beginning with a letter or underscore. */
    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z_][A-Za-z0-9_$#]{0,15}");

    /**
     * Reads it.
     *
     * @throws JsonException when anything in it is not as it has to be
     */
    static OrderedPackage read(Fields json) {
        Kind kind = json.constant("kind", Kind.class);
        PackageFile file = new PackageFile(
                matching(json.text("name"), NAME, "name"),
                json.number("sizeBytes"),
                matching(json.text("sha256"), SHA256, "sha256"));
        String instance = json.textIfAny("instance");
        if ((kind == Kind.SQL_SERVER_PATCH) != (instance != null) || file.sizeBytes() <= 0) {
            throw new JsonException("a package without a size, or an instance where there should be none or is none");
        }
        if (instance != null) {
            matching(instance, INSTANCE, "instance");
        }
        Version target = Version.read(json.text("targetVersion"))
                .orElseThrow(() -> new JsonException("targetVersion is no version"));
        json.end();
        return new OrderedPackage(kind, file, instance, target);
    }

    private static String matching(String text, Pattern pattern, String name) {
        if (!pattern.matcher(text).matches()) {
            throw new JsonException(name + " has a value that cannot be");
        }
        return text;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", kind.name());
        json.writeStringField("name", file.name());
        json.writeNumberField("sizeBytes", file.sizeBytes());
        json.writeStringField("sha256", file.sha256());
        if (instance != null) {
            json.writeStringField("instance", instance);
        }
        json.writeStringField("targetVersion", target.toString());
        json.writeEndObject();
    }
}
