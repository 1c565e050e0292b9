package dev.mainstay.agent.job;

import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.json.Message;
import dev.mainstay.agent.platform.Machine;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import dev.mainstay.agent.platform.Workload.HealthState;
import dev.mainstay.agent.scan.MachineJson;
import java.util.Objects;
import java.util.Optional;

/** Writes what came of a job as docs/agent-protocol.md has it: the same bytes for the same journal on the same machine. */
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

    private static UpdateResult notStarted(UpdateId update) {
        return new UpdateResult(update, ResultCode.NOT_STARTED, null, false);
    }
}
