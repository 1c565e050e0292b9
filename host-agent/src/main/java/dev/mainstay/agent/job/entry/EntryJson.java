package dev.mainstay.agent.job.entry;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.agent.job.order.JobOrder;
import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.json.JsonException;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import dev.mainstay.agent.platform.Workload.HealthState;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of the journal as JSON. An agent reads what earlier versions wrote; fields are only added. */
public final class EntryJson {

    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(JobEntry.Taken.class, "Taken"),
            Map.entry(JobEntry.StepBegan.class, "StepBegan"),
            Map.entry(JobEntry.StepEnded.class, "StepEnded"),
            Map.entry(JobEntry.EulasBegan.class, "EulasBegan"),
            Map.entry(JobEntry.EulasEnded.class, "EulasEnded"),
            Map.entry(JobEntry.InstallBegan.class, "InstallBegan"),
            Map.entry(JobEntry.InstallEnded.class, "InstallEnded"),
            Map.entry(JobEntry.PackageBegan.class, "PackageBegan"),
            Map.entry(JobEntry.PackageEnded.class, "PackageEnded"),
            Map.entry(JobEntry.RestartBegan.class, "RestartBegan"),
            Map.entry(JobEntry.RestartEnded.class, "RestartEnded"),
            Map.entry(JobEntry.VerifyBegan.class, "VerifyBegan"),
            Map.entry(JobEntry.Verified.class, "Verified"),
            Map.entry(JobEntry.Stopped.class, "Stopped"),
            Map.entry(JobEntry.Abandoned.class, "Abandoned"),
            Map.entry(JobEntry.Ended.class, "Ended"),
            Map.entry(JobEntry.Closed.class, "Closed"));

    private EntryJson() {}

    /**
     * What a kind of record is called in the journal, for good, whatever its class is called.
     *
     * @param kind a record that {@link JobEntry} permits
     */
    public static String name(Class<? extends JobEntry> kind) {
        return String.valueOf(NAMES.get(kind));
    }

    public static byte[] write(JobEntry entry) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("entry", name(entry.getClass()));
            json.writeStringField("at", entry.at().toString());
            fields(json, entry);
            json.writeEndObject();
        });
    }

    private static void fields(JsonGenerator json, JobEntry entry) throws IOException {
        if (entry instanceof JobEntry.Taken taken) {
            json.writeFieldName("order");
            taken.order().write(json);
        } else if (entry instanceof JobEntry.StepBegan began) {
            json.writeStringField("step", began.step().name());
        } else if (entry instanceof JobEntry.StepEnded ended) {
            json.writeStringField("step", ended.step().name());
            json.writeStringField("state", ended.state().name());
            json.writeStringField("message", ended.message());
        } else if (entry instanceof JobEntry.EulasBegan began) {
            ids(json, began.updates());
        } else if (entry instanceof JobEntry.EulasEnded ended) {
            ids(json, ended.accepted());
        } else if (entry instanceof JobEntry.InstallBegan began) {
            ids(json, began.updates());
        } else if (entry instanceof JobEntry.InstallEnded ended) {
            json.writeFieldName("results");
            results(json, ended.results());
        } else if (entry instanceof JobEntry.PackageEnded ended) {
            json.writeBooleanField("done", ended.done());
            json.writeBooleanField("restartNeeded", ended.restartNeeded());
            hresult(json, ended.hresult());
            json.writeStringField("message", ended.message());
        } else if (entry instanceof JobEntry.RestartBegan began) {
            json.writeStringField("bootAt", began.bootAt().toString());
        } else if (entry instanceof JobEntry.RestartEnded ended) {
            json.writeStringField("bootAt", ended.bootAt().toString());
        } else if (entry instanceof JobEntry.VerifyBegan began) {
            json.writeStringField("scanId", began.scanId().toString());
        } else if (entry instanceof JobEntry.Verified verified) {
            json.writeStringField("health", verified.health().name());
            json.writeStringField("message", verified.message());
        } else if (entry instanceof JobEntry.Stopped stopped) {
            json.writeStringField("outcome", stopped.outcome().name());
            hresult(json, stopped.hresult());
            json.writeStringField("message", stopped.message());
            objection(json, stopped.objection());
        } else if (entry instanceof JobEntry.Abandoned abandoned) {
            json.writeStringField("reason", abandoned.reason());
        } else if (entry instanceof JobEntry.Closed closed) {
            json.writeStringField("jobId", closed.jobId().toString());
            json.writeNumberField("fence", closed.fence());
        }
    }

    private static void results(JsonGenerator json, List<UpdateResult> results) throws IOException {
        json.writeStartArray();
        for (UpdateResult result : results) {
            json.writeStartObject();
            result(json, result);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The fields of one result. */
    public static void result(JsonGenerator json, UpdateResult result) throws IOException {
        id(json, result.update());
        json.writeStringField("result", result.code().name());
        hresult(json, result.hresult());
        json.writeBooleanField("rebootRequired", result.rebootRequired());
    }

    private static void ids(JsonGenerator json, List<UpdateId> updates) throws IOException {
        json.writeArrayFieldStart("updates");
        for (UpdateId update : updates) {
            json.writeStartObject();
            id(json, update);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    public static void hresult(JsonGenerator json, @Nullable Hresult hresult) throws IOException {
        if (hresult != null) {
            json.writeStringField("hresult", hresult.toString());
        }
    }

    public static void objection(JsonGenerator json, @Nullable Objection objection) throws IOException {
        if (objection != null) {
            json.writeStringField("objection", objection.name());
        }
    }

    private static void id(JsonGenerator json, UpdateId update) throws IOException {
        json.writeStringField("updateId", update.id().toString());
        json.writeNumberField("revision", update.revision());
    }

    public static JobEntry read(byte[] record) {
        Fields json = Json.object(record);
        Instant at = json.instant("at");
        String entry = json.text("entry");
        return switch (entry) {
            case "Taken" -> new JobEntry.Taken(JobOrder.read(json.object("order")), at);
            case "StepBegan" -> new JobEntry.StepBegan(json.constant("step", Step.class), at);
            case "StepEnded" ->
                new JobEntry.StepEnded(
                        json.constant("step", Step.class),
                        json.constant("state", StepState.class),
                        json.text("message"),
                        at);
            case "EulasBegan" -> new JobEntry.EulasBegan(ids(json), at);
            case "EulasEnded" -> new JobEntry.EulasEnded(ids(json), at);
            case "InstallBegan" -> new JobEntry.InstallBegan(ids(json), at);
            case "InstallEnded" -> new JobEntry.InstallEnded(results(json), at);
            case "PackageBegan" -> new JobEntry.PackageBegan(at);
            case "PackageEnded" ->
                new JobEntry.PackageEnded(
                        json.flag("done"), json.flag("restartNeeded"), hresult(json), json.text("message"), at);
            case "RestartBegan" -> new JobEntry.RestartBegan(json.instant("bootAt"), at);
            case "RestartEnded" -> new JobEntry.RestartEnded(json.instant("bootAt"), at);
            case "VerifyBegan" -> new JobEntry.VerifyBegan(json.uuid("scanId"), at);
            case "Verified" ->
                new JobEntry.Verified(json.constant("health", HealthState.class), json.text("message"), at);
            case "Stopped" ->
                new JobEntry.Stopped(
                        json.constant("outcome", JobOutcome.class),
                        hresult(json),
                        json.text("message"),
                        json.constantIfAny("objection", Objection.class).orElse(null),
                        at);
            case "Abandoned" -> new JobEntry.Abandoned(json.text("reason"), at);
            case "Ended" -> new JobEntry.Ended(at);
            case "Closed" -> new JobEntry.Closed(json.uuid("jobId"), json.number("fence"), at);
            default -> throw new JsonException("a journal record of an unknown kind: " + entry);
        };
    }

    private static List<UpdateId> ids(Fields json) {
        return json.objects("updates").stream().map(EntryJson::id).toList();
    }

    private static UpdateId id(Fields json) {
        return new UpdateId(json.uuid("updateId"), json.number("revision", 0, Integer.MAX_VALUE));
    }

    private static List<UpdateResult> results(Fields json) {
        List<UpdateResult> results = new ArrayList<>();
        for (Fields result : json.objects("results")) {
            results.add(new UpdateResult(
                    id(result),
                    result.constant("result", ResultCode.class),
                    hresult(result),
                    result.flag("rebootRequired")));
        }
        return results;
    }

    private static @Nullable Hresult hresult(Fields json) {
        String text = json.textIfAny("hresult");
        return text == null ? null : Hresult.parse(text);
    }
}
