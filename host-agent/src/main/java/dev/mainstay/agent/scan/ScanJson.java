package dev.mainstay.agent.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.agent.json.Message;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Database;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.UpdateState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scan written as docs/agent-protocol.md has it. */
final class ScanJson {

    private final JsonGenerator json;

    ScanJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes all that is about the host; the caller wrote what is about the scan. */
    void host(HostFacts facts) throws IOException {
        boolean failed = facts.outcome() == HostFacts.Outcome.FAILED;
        failure("failure", facts.failure());
        RecordJson.field(json, "lastBootAt", facts.lastBootAt);
        MachineJson.write(json, facts.machine);
        RecordJson.field(json, "operatingSystem", facts.operatingSystem);
        RecordJson.field(json, "pendingRestart", facts.pendingRestart);
        json.writeArrayFieldStart("updates");
        if (!failed) {
            for (Map.Entry<UpdateState, List<Update>> found : facts.updates.entrySet()) {
                for (Update update : found.getValue()) {
                    with(update, "state", found.getKey());
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
        databases(facts.databases);
        for (Map.Entry<String, Object> told : facts.told.entrySet()) {
            RecordJson.field(json, told.getKey(), told.getValue());
        }
    }

    private void databases(Answer<Optional<List<Database>>> answer) throws IOException {
        failure("databasesFailure", answer.whyNot().orElse(null));
        List<Database> databases = answer.known().flatMap(told -> told).orElse(null);
        if (databases == null) {
            return;
        }
        json.writeArrayFieldStart("databases");
        for (Database database : databases) {
            with(database, "state", database.state());
        }
        json.writeEndArray();
    }

    /** Writes a record with one field more, which the record does not hold or which follows from the others. */
    private void with(Record told, String name, @Nullable Object value) throws IOException {
        json.writeStartObject();
        RecordJson.fields(json, told);
        RecordJson.field(json, name, value);
        json.writeEndObject();
    }

    private void failure(String name, @Nullable Failure failure) throws IOException {
        if (failure == null) {
            return;
        }
        json.writeObjectFieldStart(name);
        RecordJson.field(json, "hresult", failure.hresult());
        json.writeStringField("message", Message.within(failure.message()));
        json.writeEndObject();
    }
}
