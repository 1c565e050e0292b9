package dev.mainstay.service.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.AuditEntry;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.messaging.event.NewEvent;
import dev.mainstay.messaging.outbox.Outbox;
import dev.mainstay.people.Actor;
import dev.mainstay.people.CurrentActor;
import dev.mainstay.people.Trail;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The entries of this service's trail: added one after the other, read, and never changed. */
@ApplicationScoped
public class Entries implements Trail {
    /** How many are walked along at once. */
    private static final int STEP = 500;

    private final TrailStore store;
    private final CurrentActor current;
    private final CurrentOperation operation;
    private final Outbox outbox;
    private final Clock clock;
    private final String service;

    Entries(
            TrailStore store,
            CurrentActor current,
            CurrentOperation operation,
            Outbox outbox,
            Clock clock,
            Config config) {
        this.store = store;
        this.current = current;
        this.operation = operation;
        this.outbox = outbox;
        this.clock = clock;
        this.service = config.getValue("quarkus.application.name", String.class);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void leave(
            String kind, String id, @Nullable Object before, @Nullable Object after, @Nullable String reason) {
        Optional<Actor> actor = whoever();
        if (actor.isPresent()) {
            add(who(actor.get()), operation.leaves(), new AuditEntry.Thing(kind, id), before, after, reason);
        }
    }

    private void add(
            AuditEntry.Who who,
            String operationId,
            AuditEntry.Thing thing,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        TrailEnd end = store.lockEnd();
        AuditEntry entry = AuditEntry.following(
                end.hash(),
                service,
                end.number() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS), // as the database keeps it
                who,
                operationId,
                thing,
                State.text(before),
                State.text(after),
                reason);
        store.add(entry);
        outbox.append(new NewEvent(
                EventType.AUDIT_RECORDED.topic().topicName(),
                entry.key(),
                EventType.AUDIT_RECORDED.wireName(),
                bytes(entry)));
    }

    /** Nobody where no request is answered: what time or an event does. */
    private Optional<Actor> whoever() {
        return Arc.container().requestContext().isActive() ? current.ifAny() : Optional.empty();
    }

    private static AuditEntry.Who who(Actor actor) {
        AuditEntry.ActorKind kind = switch (actor.kind()) {
            case PERSON -> AuditEntry.ActorKind.PERSON;
            case PROGRAM -> AuditEntry.ActorKind.PROGRAM;
        };
        return new AuditEntry.Who(kind, actor.subject(), actor.name(), actor.address());
    }

    private static byte[] bytes(AuditEntry entry) {
        try {
            return EventJson.mapper().writeValueAsBytes(entry);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }

    /** The last ones first. */
    @Transactional
    Page<AuditEntry> page(TrailFilter filter, @Nullable Cursor after, int limit) {
        long before = after == null ? Long.MAX_VALUE : after.number(0);
        return Page.of(
                store.page(service, filter, before, limit + 1),
                limit,
                entry -> entry,
                entry -> Cursor.after(entry.number()));
    }

    /**
     * Walks along the whole trail, as it was when the walk began. No transaction: entries stay as they are, so that those of one
     * read follow on those of the read before.
     */
    @Transactional(TxType.NOT_SUPPORTED)
    VerificationView verify() {
        TrailEnd end = store.end();
        Chain chain = new Chain();
        Optional<ChainBreak> broken = Optional.empty();
        List<AuditEntry> step = store.following(service, 0, STEP);
        while (!step.isEmpty() && broken.isEmpty() && chain.reached().number() < end.number()) {
            for (AuditEntry entry : step) {
                if (broken.isEmpty() && entry.number() <= end.number()) {
                    broken = chain.next(entry);
                }
            }
            step = store.following(service, step.getLast().number(), STEP);
        }
        return view(chain.reached(), broken.or(() -> chain.ended(end)));
    }

    private VerificationView view(TrailEnd reached, Optional<ChainBreak> broken) {
        return new VerificationView(
                service,
                broken.isEmpty(),
                reached.number(),
                reached.hash(),
                broken.map(at -> new VerificationView.BrokenView(
                                at.fault(), at.number(), at.fault().message()))
                        .orElse(null));
    }
}
