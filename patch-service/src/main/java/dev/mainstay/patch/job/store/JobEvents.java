package dev.mainstay.patch.job.store;

import dev.mainstay.events.EventType;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.messaging.event.NewEvent;
import dev.mainstay.messaging.outbox.Outbox;
import dev.mainstay.patch.StoredJson;
import dev.mainstay.patch.job.AgentResult;
import dev.mainstay.patch.job.AgentResult.PerUpdate;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.job.order.OrderedPackage;
import dev.mainstay.patch.job.order.OrderedUpdate;
import dev.mainstay.patch.job.order.PackageInstallation;
import dev.mainstay.patch.job.order.Removal;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Publication of jobs: one event per version. */
@ApplicationScoped
public class JobEvents {

    private final Outbox outbox;

    JobEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void announce(List<Job> versions) {
        outbox.appendAll(versions.stream().map(JobEvents::event).toList());
    }

    public static JobSnapshot snapshot(Job job) {
        JobOrder order = job.order();
        return new JobSnapshot(
                order.jobId().value(),
                job.version().sequence(),
                job.version().changedAt(),
                order.hostId().value(),
                order.fqdn(),
                order.pools(),
                order.rolloutId().value(),
                order.attempt(),
                job.status().onTheWire(),
                explained(job),
                order.updates().stream()
                        .map(update -> withResult(update, job.proof().result()))
                        .toList(),
                job.steps().steps(),
                job.lease().fence(),
                job.lease().expiresAt(),
                order.plannedAt(),
                job.standing().startedAt(),
                job.standing().finishedAt(),
                order.planningScanId(),
                job.proof().verifyingScanId(),
                order.simulated(),
                order.work() instanceof Removal ? JobSnapshot.Action.UNINSTALL : null,
                order.work() instanceof PackageInstallation(OrderedPackage software) ? software.onTheWire() : null,
                job.failedUntouched() ? true : null,
                job.standing().acts().isEmpty() ? null : job.standing().acts());
    }

    private static JobSnapshot.@Nullable Reason explained(Job job) {
        JobSnapshot.Reason reason = job.reason();
        return reason == null ? null : reason.explained(FrenchFailure.of(reason, job));
    }

    private static NewEvent event(Job job) {
        EventType type = job.status().announcedAs();
        byte[] data = StoredJson.write(snapshot(job)).getBytes(StandardCharsets.UTF_8);
        return new NewEvent(type.topic().topicName(), job.order().jobId().toString(), type.wireName(), data);
    }

    private static JobSnapshot.OrderedUpdate withResult(OrderedUpdate update, @Nullable AgentResult result) {
        Optional<PerUpdate> said = Optional.ofNullable(result).stream()
                .flatMap(known -> known.updates().stream())
                .filter(one -> one.update().equals(update.update()))
                .findFirst();
        return new JobSnapshot.OrderedUpdate(
                update.update(),
                update.title(),
                update.kbs(),
                said.map(PerUpdate::result).orElse(null),
                said.map(PerUpdate::hresult).orElse(null),
                said.map(PerUpdate::eulaAccepted).filter(accepted -> accepted).orElse(null));
    }
}
