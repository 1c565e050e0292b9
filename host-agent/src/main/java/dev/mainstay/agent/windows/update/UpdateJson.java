package dev.mainstay.agent.windows.update;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.platform.Update;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An update on its way from the worker to the agent. */
final class UpdateJson {

    private UpdateJson() {}

    static void write(JsonGenerator json, Update update) throws IOException {
        WorkerOrder.writeId(json, update.id());
        json.writeStringField("title", update.title());
        list(json, "kbs", update.kbs());
        list(json, "cves", update.cves());
        list(json, "bulletins", update.bulletins());
        list(json, "supersedes", update.supersedes());
        list(json, "products", update.products());
        json.writeStringField("classification", update.classification());
        WorkerOrder.writeText(json, "severity", update.severity());
        json.writeStringField("type", update.type().name());
        if (update.sizeBytes() != null) {
            json.writeNumberField("sizeBytes", update.sizeBytes());
        }
        json.writeStringField("rebootBehavior", update.rebootBehavior().name());
        json.writeBooleanField("exclusive", update.exclusive());
        json.writeBooleanField("eulaAccepted", update.eulaAccepted());
        json.writeBooleanField("hidden", update.hidden());
        json.writeBooleanField("browseOnly", update.browseOnly());
        json.writeBooleanField("mandatory", update.mandatory());
        json.writeBooleanField("uninstallable", update.uninstallable());
        instant(json, "publishedAt", update.publishedAt());
        instant(json, "deadline", update.deadline());
    }

    static Update read(Fields json) {
        return new Update(
                WorkerOrder.readId(json),
                json.text("title"),
                json.texts("kbs"),
                json.texts("cves"),
                json.texts("bulletins"),
                json.texts("supersedes").stream().map(UUID::fromString).toList(),
                json.texts("products"),
                json.text("classification"),
                json.textIfAny("severity"),
                json.constant("type", Update.Type.class),
                json.has("sizeBytes") ? json.number("sizeBytes") : null,
                json.constant("rebootBehavior", Update.RebootBehavior.class),
                json.flag("exclusive"),
                json.flag("eulaAccepted"),
                json.flag("hidden"),
                json.flag("browseOnly"),
                json.flag("mandatory"),
                json.flag("uninstallable"),
                json.has("publishedAt") ? json.instant("publishedAt") : null,
                json.has("deadline") ? json.instant("deadline") : null);
    }

    private static void list(JsonGenerator json, String name, Collection<?> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (Object value : values) {
            json.writeString(value.toString());
        }
        json.writeEndArray();
    }

    private static void instant(JsonGenerator json, String name, @Nullable Instant value) throws IOException {
        WorkerOrder.writeText(json, name, value == null ? null : value.toString());
    }
}
