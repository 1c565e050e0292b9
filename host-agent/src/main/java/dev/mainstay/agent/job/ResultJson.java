package dev.mainstay.agent.job;

import dev.mainstay.agent.job.entry.EntryJson;
import dev.mainstay.agent.job.entry.JobOutcome;
import dev.mainstay.agent.job.entry.JobState;
import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.json.Message;
import dev.mainstay.agent.platform.Machine;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import dev.mainstay.agent.platform.Workload.HealthState;
import dev.mainstay.agent.scan.MachineJson;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Result of a job written as docs/agent-protocol.md has it: the same bytes for the same journal on the same machine. */
final class ResultJson {

    private ResultJson() {}

    static byte[] write(JobState job, Machine machine) {
        var stopped = job.stopped();
        var verified = job.verified();
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("fence", job.order().fence());
            json.writeStringField("outcome", (stopped == null ? JobOutcome.INSTALLED : stopped.outcome()).name());
            json.writeStringField(
                    "finishedAt", Objects.requireNonNull(job.endedAt()).toString());
            json.writeBooleanField("restarted", job.restartedAt() != null);
            json.writeStringField("health", (verified == null ? HealthState.UNKNOWN : verified.health()).name());
            if (verified != null && job.scanId() != null) {
                json.writeStringField("verifyingScanId", job.scanId().toString());
            }
            if (stopped != null) {
                EntryJson.hresult(json, stopped.hresult());
                String message = stopped.message();
                json.writeStringField("message", Message.within(message));
                EntryJson.objection(json, stopped.objection());
            }
            json.writeArrayFieldStart("updates");
            for (UpdateId update : job.order().updateIds()) {
                json.writeStartObject();
                EntryJson.result(json, Optional.ofNullable(job.result(update)).orElse(notStarted(update)));
                if (job.eulas().accepted(update)) {
                    json.writeBooleanField("eulaAccepted", true);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            MachineJson.write(json, machine);
            json.writeEndObject();
        });
    }

    /**
     * A result that the service can take for sure: codes and numbers, and no words of the host's.
     *
     * @param result as {@link #write} made it
     * @param message in their place
     */
    static byte[] bare(byte[] result, String message) {
        Fields whole = Json.object(result);
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("fence", whole.number("fence"));
            for (String name : List.of("outcome", "finishedAt")) {
                json.writeStringField(name, whole.text(name));
            }
            json.writeBooleanField("restarted", whole.flag("restarted"));
            json.writeStringField("health", whole.text("health"));
            for (String name : List.of("verifyingScanId", "hresult", "objection")) {
                if (whole.has(name)) {
                    json.writeStringField(name, whole.text(name));
                }
            }
            json.writeStringField("message", Message.within(message));
            json.writeArrayFieldStart("updates");
            for (Fields update : whole.objects("updates")) {
                json.writeStartObject();
                json.writeStringField("updateId", update.text("updateId"));
                json.writeNumberField("revision", update.number("revision"));
                json.writeStringField("result", update.text("result"));
                json.writeBooleanField("rebootRequired", update.flag("rebootRequired"));
                if (update.flagIfAny("eulaAccepted")) {
                    json.writeBooleanField("eulaAccepted", true);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static UpdateResult notStarted(UpdateId update) {
        return new UpdateResult(update, ResultCode.NOT_STARTED, null, false);
    }
}
