package dev.mainstay.agent.windows.update;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.json.JsonException;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.HistoryEntry;
import dev.mainstay.agent.platform.WindowsUpdate.Operation;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One line that a worker writes: how far it is, one thing it found, or how it ended. The last one is an end. */
sealed interface WorkerLine {

    record Progressed(int percent, String message) implements WorkerLine {}

    record Found(Update update) implements WorkerLine {}

    record Fared(UpdateResult result) implements WorkerLine {}

    record Accepted(UpdateId update) implements WorkerLine {}

    record Remembered(HistoryEntry entry) implements WorkerLine {}

    /** All was told. */
    record Ended(@Nullable Failure incomplete) implements WorkerLine {}

    /** Nothing came of it, and what was told before does not count. */
    record Failed(Failure failure) implements WorkerLine {}

    static byte[] write(WorkerLine line) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("line", line.getClass().getSimpleName());
            fields(json, line);
            json.writeEndObject();
        });
    }

    private static void fields(JsonGenerator json, WorkerLine line) throws IOException {
        if (line instanceof Progressed progressed) {
            json.writeNumberField("percent", progressed.percent());
            json.writeStringField("message", progressed.message());
        } else if (line instanceof Found found) {
            UpdateJson.write(json, found.update());
        } else if (line instanceof Fared fared) {
            WorkerOrder.writeId(json, fared.result().update());
            json.writeStringField("code", fared.result().code().name());
            writeHresult(json, fared.result().hresult());
            json.writeBooleanField("rebootRequired", fared.result().rebootRequired());
        } else if (line instanceof Accepted accepted) {
            WorkerOrder.writeId(json, accepted.update());
        } else if (line instanceof Remembered remembered) {
            entry(json, remembered.entry());
        } else if (line instanceof Ended ended && ended.incomplete() != null) {
            writeFailure(json, ended.incomplete());
        } else if (line instanceof Failed failed) {
            writeFailure(json, failed.failure());
        }
    }

    private static void entry(JsonGenerator json, HistoryEntry entry) throws IOException {
        WorkerOrder.writeId(json, entry.update());
        json.writeStringField("title", entry.title());
        json.writeStringField("operation", entry.operation().name());
        json.writeStringField("code", entry.result().name());
        writeHresult(json, entry.hresult());
        json.writeStringField("at", entry.at().toString());
        json.writeStringField("client", entry.client());
    }

    private static void writeFailure(JsonGenerator json, Failure failure) throws IOException {
        writeHresult(json, failure.hresult());
        json.writeStringField("message", failure.message());
    }

    private static void writeHresult(JsonGenerator json, @Nullable Hresult hresult) throws IOException {
        WorkerOrder.writeText(json, "hresult", hresult == null ? null : hresult.toString());
    }

    /**
     * Reads a line.
     *
     * @throws JsonException when it is none
     */
    static WorkerLine read(String text) {
        Fields json = Json.object(text);
        return switch (json.text("line")) {
            case "Progressed" -> new Progressed(json.number("percent", 0, 100), json.text("message"));
            case "Found" -> new Found(UpdateJson.read(json));
            case "Fared" ->
                new Fared(new UpdateResult(
                        WorkerOrder.readId(json),
                        json.constant("code", ResultCode.class),
                        hresult(json),
                        json.flag("rebootRequired")));
            case "Accepted" -> new Accepted(WorkerOrder.readId(json));
            case "Remembered" ->
                new Remembered(new HistoryEntry(
                        WorkerOrder.readId(json),
                        json.text("title"),
                        json.constant("operation", Operation.class),
                        json.constant("code", ResultCode.class),
                        hresult(json),
                        json.instant("at"),
                        json.text("client")));
            case "Ended" -> new Ended(json.has("message") ? failure(json) : null);
            case "Failed" -> new Failed(failure(json));
            default -> throw new JsonException("a line of an unknown kind");
        };
    }

    private static Failure failure(Fields json) {
        return new Failure(hresult(json), json.text("message"));
    }

    private static @Nullable Hresult hresult(Fields json) {
        String text = json.textIfAny("hresult");
        return text == null ? null : Hresult.parse(text);
    }
}
