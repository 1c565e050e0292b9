package dev.mainstay.agent.job.order;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.json.JsonException;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WorkloadKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What patch-service wants done: exactly these updates in this order, installed or removed, or one package, nothing else.
 *
 * @param software the package, in which case there are no updates; null otherwise
 */
public record JobOrder(
        Action action,
        UUID jobId,
        UUID hostId,
        long fence,
        Instant leaseExpiresAt,
        Duration lease,
        List<Ordered> updates,
        @Nullable OrderedPackage software,
        WorkloadKind kind,
        boolean drain,
        Duration drainTimeout,
        Duration rebootTimeout) {

    private static final int MOST_SECONDS = 7 * 24 * 3600;

    public JobOrder {
        updates = List.copyOf(updates);
    }

    /** What is done with the updates. */
    public enum Action {
        INSTALL("installed"),
        UNINSTALL("removed");

        private final String done;

        Action(String done) {
            this.done = done;
        }

        /** What has become of the updates, for people. */
        public String done() {
            return done;
        }
    }

    public boolean removes() {
        return action == Action.UNINSTALL;
    }

    /**
     * One update of the order.
     *
     * @param acceptEula whether a person accepted its licence terms, and the agent is to accept them on the host
     */
    public record Ordered(
            UpdateId id,
            String title,
            List<String> kbs,
            boolean exclusive,
            RebootBehavior rebootBehavior,
            boolean acceptEula) {}

    /** The updates in the groups in which they are installed: an exclusive one alone, the others between them together. */
    public List<List<UpdateId>> batches() {
        List<List<UpdateId>> batches = new ArrayList<>();
        boolean open = false;
        for (Ordered update : updates) {
            if (update.exclusive() || !open) {
                batches.add(new ArrayList<>());
            }
            batches.get(batches.size() - 1).add(update.id());
            open = !update.exclusive();
        }
        return batches;
    }

    public List<UpdateId> updateIds() {
        return updates.stream().map(Ordered::id).toList();
    }

    /** The update's title with its KB numbers where the title names none; for people. */
    public String named(UpdateId update) {
        return updates.stream()
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
        return updates.stream().filter(Ordered::acceptEula).map(Ordered::id).toList();
    }

    /** Reads the answer to a lease; a field it does not know makes the whole order unreadable. */
    public static JobOrder read(Fields json) {
        Fields workload = json.object("workload");
        List<Ordered> updates = new ArrayList<>();
        for (Fields update : json.objects("updates")) {
            updates.add(new Ordered(
                    new UpdateId(update.uuid("updateId"), update.number("revision", 0, Integer.MAX_VALUE)),
                    update.text("title"),
                    update.texts("kbs"),
                    update.flag("exclusive"),
                    update.constant("rebootBehavior", RebootBehavior.class),
                    update.flagIfAny("acceptEula")));
            update.end();
        }
        JobOrder order = new JobOrder(
                json.constantIfAny("action", Action.class).orElse(Action.INSTALL),
                json.uuid("jobId"),
                json.uuid("hostId"),
                json.number("fence"),
                json.instant("leaseExpiresAt"),
                Duration.ofSeconds(json.number("leaseSeconds", 1, MOST_SECONDS)),
                updates,
                json.has("package") ? OrderedPackage.read(json.object("package")) : null,
                WorkloadKind.named(workload.text("kind")),
                workload.flag("drain"),
                Duration.ofSeconds(workload.number("drainTimeoutSeconds", 0, MOST_SECONDS)),
                Duration.ofSeconds(json.number("rebootTimeoutSeconds", 0, MOST_SECONDS)));
        workload.end();
        json.end();
        if (order.software() != null && (order.removes() || !updates.isEmpty())) {
            throw new JsonException("a package beside updates");
        }
        return order;
    }

    /** Writes it as it came, for the journal. */
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (removes()) {
            json.writeStringField("action", action.name());
        }
        json.writeStringField("jobId", jobId.toString());
        json.writeStringField("hostId", hostId.toString());
        json.writeNumberField("fence", fence);
        json.writeStringField("leaseExpiresAt", leaseExpiresAt.toString());
        json.writeNumberField("leaseSeconds", lease.toSeconds());
        json.writeArrayFieldStart("updates");
        for (Ordered update : updates) {
            json.writeStartObject();
            json.writeStringField("updateId", update.id().id().toString());
            json.writeNumberField("revision", update.id().revision());
            json.writeStringField("title", update.title());
            json.writeArrayFieldStart("kbs");
            for (String kb : update.kbs()) {
                json.writeString(kb);
            }
            json.writeEndArray();
            json.writeBooleanField("exclusive", update.exclusive());
            json.writeStringField("rebootBehavior", update.rebootBehavior().name());
            if (update.acceptEula()) {
                json.writeBooleanField("acceptEula", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        if (software != null) {
            json.writeFieldName("package");
            software.write(json);
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
