package dev.mainstay.agent.job.order;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.agent.job.order.Work.OrderedUpdate;
import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WorkloadKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What patch-service wants done on this host, under which lease, and how the workload is treated meanwhile. */
public record JobOrder(
        UUID jobId,
        UUID hostId,
        long fence,
        Instant leaseExpiresAt,
        Duration lease,
        Work work,
        WorkloadKind kind,
        boolean drain,
        Duration drainTimeout,
        Duration rebootTimeout) {

    private static final int MOST_SECONDS = 7 * 24 * 3600;

    /** The updates that are installed or removed; none where it is a package. */
    public List<OrderedUpdate> updates() {
        return work.updates();
    }

    /** The updates in the groups in which they are installed: an exclusive one alone, the others between them together. */
    public List<List<UpdateId>> batches() {
        List<List<UpdateId>> batches = new ArrayList<>();
        boolean open = false;
        for (OrderedUpdate update : updates()) {
            if (update.exclusive() || !open) {
                batches.add(new ArrayList<>());
            }
            batches.get(batches.size() - 1).add(update.id());
            open = !update.exclusive();
        }
        return batches;
    }

    public List<UpdateId> updateIds() {
        return updates().stream().map(OrderedUpdate::id).toList();
    }

    /** The update's title with its KB numbers where the title names none; for people. */
    public String named(UpdateId update) {
        return updates().stream()
                .filter(ordered -> ordered.id().equals(update))
                .findFirst()
                .map(ordered ->
                        ordered.kbs().isEmpty() || ordered.kbs().stream().anyMatch(ordered.title()::contains)
                                ? ordered.title()
                                : ordered.title() + " (" + String.join(", ", ordered.kbs()) + ")")
                .orElse(update.toString());
    }

    /** The updates whose licence terms are to be accepted. */
    public List<UpdateId> eulas() {
        return updates().stream()
                .filter(OrderedUpdate::acceptEula)
                .map(OrderedUpdate::id)
                .toList();
    }

    /** Reads the answer to a lease; a field it does not know makes the whole order unreadable. */
    public static JobOrder read(Fields json) {
        Fields workload = json.object("workload");
        JobOrder order = new JobOrder(
                json.uuid("jobId"),
                json.uuid("hostId"),
                json.number("fence"),
                json.instant("leaseExpiresAt"),
                Duration.ofSeconds(json.number("leaseSeconds", 1, MOST_SECONDS)),
                Work.read(json),
                WorkloadKind.named(workload.text("kind")),
                workload.flag("drain"),
                Duration.ofSeconds(workload.number("drainTimeoutSeconds", 0, MOST_SECONDS)),
                Duration.ofSeconds(json.number("rebootTimeoutSeconds", 0, MOST_SECONDS)));
        workload.end();
        json.end();
        return order;
    }

    /** Writes it as it came, for the journal. */
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (work instanceof Work.Removal) {
            json.writeStringField("action", Work.Action.UNINSTALL.name());
        }
        json.writeStringField("jobId", jobId.toString());
        json.writeStringField("hostId", hostId.toString());
        json.writeNumberField("fence", fence);
        json.writeStringField("leaseExpiresAt", leaseExpiresAt.toString());
        json.writeNumberField("leaseSeconds", lease.toSeconds());
        json.writeArrayFieldStart("updates");
        for (OrderedUpdate update : updates()) {
            update.write(json);
        }
        json.writeEndArray();
        if (work instanceof Work.PackageInstallation installation) {
            json.writeFieldName("package");
            installation.software().write(json);
        }
        json.writeObjectFieldStart("workload");
        json.writeStringField("kind", kind.name());
        json.writeBooleanField("drain", drain);
        json.writeNumberField("drainTimeoutSeconds", drainTimeout.toSeconds());
        json.writeEndObject();
        json.writeNumberField("rebootTimeoutSeconds", rebootTimeout.toSeconds());
        json.writeEndObject();
    }
}
