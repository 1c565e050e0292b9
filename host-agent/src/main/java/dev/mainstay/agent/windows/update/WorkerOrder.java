package dev.mainstay.agent.windows.update;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is told to do: the first line of its standard input.
 *
 * @param state with SEARCH
 * @param updates with DOWNLOAD, INSTALL, UNINSTALL, ACCEPT_EULAS
 * @param most how many entries of the HISTORY
 * @param seconds after which the worker ends itself, if nobody has ended it before
 * @param lock path of a file that only one worker holds at a time
 */
record WorkerOrder(
        Call call,
        @Nullable UpdateState state,
        List<UpdateId> updates,
        int most,
        UpdateServer server,
        int seconds,
        String lock) {

    private static final int MOST_SECONDS = 7 * 24 * 3600;

    /** What a worker can do. */
    enum Call {
        SEARCH,
        DOWNLOAD,
        INSTALL,
        UNINSTALL,
        ACCEPT_EULAS,
        HISTORY;

        /** Whether ending it in the middle leaves the host as it was, but for files in a cache. */
        boolean harmlessToEnd() {
            return this == SEARCH || this == DOWNLOAD || this == HISTORY;
        }
    }

    WorkerOrder {
        updates = List.copyOf(updates);
    }

    byte[] line() {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("call", call.name());
            if (state != null) {
                json.writeStringField("state", state.name());
            }
            json.writeArrayFieldStart("updates");
            for (UpdateId update : updates) {
                json.writeStartObject();
                writeId(json, update);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("most", most);
            json.writeNumberField("selection", server.selection());
            writeText(json, "serviceId", server.serviceId());
            writeText(json, "scanPackage", server.scanPackage());
            json.writeNumberField("seconds", seconds);
            json.writeStringField("lock", lock);
            json.writeEndObject();
        });
    }

    static WorkerOrder read(String line) {
        Fields json = Json.object(line);
        List<UpdateId> updates = new ArrayList<>();
        for (Fields update : json.objects("updates")) {
            updates.add(readId(update));
        }
        WorkerOrder order = new WorkerOrder(
                json.constant("call", Call.class),
                json.has("state") ? json.constant("state", UpdateState.class) : null,
                updates,
                json.number("most", 0, 100_000),
                new UpdateServer(
                        json.number("selection", 0, 3), json.textIfAny("serviceId"), json.textIfAny("scanPackage")),
                json.number("seconds", 1, MOST_SECONDS),
                json.text("lock"));
        json.end();
        return order;
    }

    static void writeId(JsonGenerator json, UpdateId update) throws IOException {
        json.writeStringField("updateId", update.id().toString());
        json.writeNumberField("revision", update.revision());
    }

    static UpdateId readId(Fields json) {
        return new UpdateId(json.uuid("updateId"), json.number("revision", 0, Integer.MAX_VALUE));
    }

    static void writeText(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
