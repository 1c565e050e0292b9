package dev.mainstay.agent.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.agent.json.Message;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Database;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate.HistoryEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scan written as docs/agent-protocol.md has it. */
final class ScanJson {

    private static final int MOST_NAMES = 200;

    private final JsonGenerator json;

    ScanJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes all that is about the host; the caller wrote what is about the scan. */
    void host(HostFacts facts) throws IOException {
        boolean failed = facts.outcome() == HostFacts.Outcome.FAILED;
        failure("failure", facts.failure());
        instant("lastBootAt", facts.lastBootAt);
        MachineJson.write(json, facts.machine);
        RecordJson.field(json, "operatingSystem", facts.operatingSystem);
        RecordJson.field(json, "pendingRestart", facts.pendingRestart);
        json.writeArrayFieldStart("updates");
        if (!failed) {
            for (Map.Entry<UpdateState, List<Update>> found : facts.updates.entrySet()) {
                for (Update update : found.getValue()) {
                    update(update, found.getKey());
                }
            }
        }
        json.writeEndArray();
        RecordJson.field(json, "sqlInstances", failed ? List.of() : facts.sqlInstances);
        RecordJson.field(json, "components", failed ? List.of() : facts.components);
        RecordJson.field(json, "services", failed ? List.of() : facts.services);
        if (!failed) {
            details(facts);
        }
    }

    /** Evidence beside the verdict; absent where it could not be read. */
    private void details(HostFacts facts) throws IOException {
        var policy = facts.updatePolicy;
        if (policy != null) {
            json.writeObjectFieldStart("updatePolicy");
            json.writeBooleanField("useServer", policy.useServer());
            text("server", policy.server());
            if (policy.serverTls().isPresent()) {
                json.writeBooleanField("serverTls", policy.serverTls().get());
            }
            text("targetGroup", policy.targetGroup());
            number("automaticUpdates", policy.automaticUpdates());
            json.writeBooleanField("noAutomaticUpdates", policy.noAutomaticUpdates());
            json.writeBooleanField("dualScanDisabled", policy.dualScanDisabled());
            json.writeBooleanField("noInternet", policy.noInternet());
            json.writeEndObject();
        }
        if (facts.history != null) {
            history(facts.history);
        }
        databases(facts.databases);
        carriedNames(facts.carriedNames);
        for (Map.Entry<String, Object> told : facts.told.entrySet()) {
            RecordJson.field(json, told.getKey(), told.getValue());
        }
    }

    private void history(List<HistoryEntry> entries) throws IOException {
        json.writeArrayFieldStart("history");
        for (HistoryEntry entry : entries) {
            json.writeStartObject();
            json.writeStringField("updateId", entry.update().id().toString());
            json.writeNumberField("revision", entry.update().revision());
            json.writeStringField("title", cut(entry.title(), 200));
            json.writeStringField("operation", entry.operation().name());
            json.writeStringField("result", entry.code().name());
            text("hresult", entry.hresult() == null ? null : String.valueOf(entry.hresult()));
            json.writeStringField("at", entry.at().toString());
            json.writeStringField("client", cut(entry.client(), 200));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void carriedNames(@Nullable List<Inventory.CarriedName> names) throws IOException {
        if (names == null) {
            return;
        }
        json.writeArrayFieldStart("carriedNames");
        for (Inventory.CarriedName name : names.subList(0, Math.min(names.size(), MOST_NAMES))) {
            json.writeStartObject();
            json.writeStringField("name", cut(name.name(), 255));
            json.writeStringField("kind", name.kind().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void databases(Answer<Optional<List<Database>>> answer) throws IOException {
        failure("databasesFailure", answer.whyNot().orElse(null));
        List<Database> databases = answer.known().flatMap(told -> told).orElse(null);
        if (databases == null) {
            return;
        }
        json.writeArrayFieldStart("databases");
        for (Database database : databases) {
            json.writeStartObject();
            json.writeStringField("name", cut(database.name(), 128));
            cut("server", database.server(), 255);
            cut("instance", database.instance(), 50);
            cut("installedVersion", database.installed(), 50);
            cut("expectedVersion", database.expected(), 50);
            json.writeStringField("state", database.state().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void cut(String name, @Nullable String value, int most) throws IOException {
        text(name, value == null ? null : cut(value, most));
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }

    private void failure(String name, @Nullable Failure failure) throws IOException {
        if (failure == null) {
            return;
        }
        json.writeObjectFieldStart(name);
        if (failure.hresult() != null) {
            json.writeStringField("hresult", failure.hresult().toString());
        }
        String message = failure.message();
        json.writeStringField("message", Message.within(message));
        json.writeEndObject();
    }

    private void update(Update update, UpdateState state) throws IOException {
        json.writeStartObject();
        json.writeStringField("updateId", update.id().id().toString());
        json.writeNumberField("revision", update.id().revision());
        json.writeStringField("title", update.title());
        json.writeStringField("state", state.name());
        texts("kbs", update.kbs());
        texts("cves", update.cves());
        texts("bulletins", update.bulletins());
        texts("supersedes", update.supersedes());
        texts("products", update.products());
        json.writeStringField("classification", update.classification());
        text("severity", update.severity());
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
        instant("publishedAt", update.publishedAt());
        instant("deadline", update.deadline());
        json.writeEndObject();
    }

    private void texts(String name, Collection<?> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (Object value : values) {
            json.writeString(value.toString());
        }
        json.writeEndArray();
    }

    private void number(String name, @Nullable Integer value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private void instant(String name, @Nullable Instant value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}
