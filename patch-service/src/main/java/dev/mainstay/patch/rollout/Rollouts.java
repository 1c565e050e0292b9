package dev.mainstay.patch.rollout;

import dev.mainstay.events.EventType;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.events.Topic;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.Placed;
import dev.mainstay.messaging.recovery.Announcer;
import dev.mainstay.patch.BaselineId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.policy.baseline.Baselines;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rollouts as people start, halt, resume and end them. */
@ApplicationScoped
@Transactional
public class Rollouts implements Announcer {

    private final RolloutStore store;
    private final Baselines baselines;
    private final JobTally tally;
    private final RolloutEvents events;
    private final Event<RolloutChanged> changed;
    private final Clock clock;

    Rollouts(
            RolloutStore store,
            Baselines baselines,
            JobTally tally,
            RolloutEvents events,
            Event<RolloutChanged> changed,
            Clock clock) {
        this.store = store;
        this.baselines = baselines;
        this.tally = tally;
        this.events = events;
        this.changed = changed;
        this.clock = clock;
    }

    public Optional<Rollout> find(RolloutId id) {
        return store.rollout(id);
    }

    /** The active rollouts, always in the same order. */
    public List<Rollout> active() {
        return store.active();
    }

    /** Halts the rollout if more of its hosts failed or are lost than it bears; counted once its row is held. */
    public void noteFailures(RolloutId id, Supplier<RolloutFailures> failures) {
        store.locked(id).filter(Rollout::active).ifPresent(rollout -> {
            RolloutFailures now = failures.get();
            int bears = rollout.maxFailed();
            if (now.tooManyFor(bears)) {
                String reason = "%d hosts failed or are lost; the rollout bears %d".formatted(now.hosts(), bears);
                Rollout halted = rollout.in(RolloutState.HALTED, reason, now.haltedFor(bears), clock.instant());
                save(halted, EventType.ROLLOUT_HALTED);
            }
        });
    }

    /** Resumes the rollout if it was halted for failures and now bears those that are left; counted once its row is held. */
    public void noteRecovery(RolloutId id, Supplier<RolloutFailures> failures) {
        store.locked(id)
                .filter(Rollout::haltedForFailures)
                .filter(rollout -> !failures.get().tooManyFor(rollout.maxFailed()))
                .ifPresent(rollout -> save(rollout.recovered(clock.instant()), EventType.ROLLOUT_RESUMED));
    }

    /** Resumes the rollout if only lost jobs halted it, none is left, and it bears what failed; counted once its row is held. */
    public void noteReturn(RolloutId id, Supplier<RolloutFailures> failures) {
        store.locked(id).filter(Rollout::haltedForLost).ifPresent(rollout -> {
            RolloutFailures left = failures.get();
            if (left.lost() == 0 && !left.tooManyFor(rollout.maxFailed())) {
                save(rollout.returned(clock.instant()), EventType.ROLLOUT_RESUMED);
            }
        });
    }

    @Override
    public String topic() {
        return Topic.PATCH_ROLLOUTS.topicName();
    }

    @Override
    public List<UUID> things(UUID after, int most) {
        return store.idsAfter(after, most);
    }

    /** With the counts that were published last: others would be another version. */
    @Override
    public int announceAgain(List<UUID> things) {
        List<Rollout> found = store.rollouts(things);
        found.forEach(rollout -> events.announce(
                rollout,
                switch (rollout.state()) {
                    case HALTED -> EventType.ROLLOUT_HALTED;
                    case ENDED -> EventType.ROLLOUT_ENDED;
                    case ACTIVE, UNKNOWN -> EventType.ROLLOUT_CHANGED;
                }));
        return found.size();
    }

    Page<RolloutSnapshot> page(boolean openOnly, @Nullable Cursor after, int limit) {
        return Page.of(store.page(openOnly, after, limit + 1), limit, placed -> snapshot(placed.item()), Placed::place);
    }

    Optional<RolloutSnapshot> view(RolloutId id) {
        return store.rollout(id).map(this::snapshot);
    }

    RolloutAnswer start(RolloutRequest request) {
        BaselineId baselineId = new BaselineId(request.baselineId());
        if (baselines.find(baselineId).isEmpty()) {
            return new RolloutAnswer.UnknownBaseline();
        }
        Rollout rollout = new Rollout(
                new RolloutId(UUID.randomUUID()),
                1,
                clock.instant(),
                request.name(),
                RolloutState.ACTIVE,
                null,
                null,
                baselineId,
                request.scope(),
                request.maxUnavailableOrDefault(),
                request.maxFailedOrDefault(),
                Map.of(),
                List.of());
        return save(rollout, EventType.ROLLOUT_STARTED);
    }

    /** Nothing new is released; what runs ends as it will. */
    RolloutAnswer halt(RolloutId id, @Nullable String by, String why) {
        return move(id, EnumSet.of(RolloutState.ACTIVE), RolloutState.HALTED, by, why, EventType.ROLLOUT_HALTED);
    }

    RolloutAnswer resume(RolloutId id, @Nullable String by, @Nullable String why) {
        return move(id, EnumSet.of(RolloutState.HALTED), RolloutState.ACTIVE, by, why, EventType.ROLLOUT_RESUMED);
    }

    /** For good: what is not released is cancelled, what runs ends as it will. */
    RolloutAnswer end(RolloutId id, @Nullable String by, String why) {
        return move(
                id,
                EnumSet.of(RolloutState.ACTIVE, RolloutState.HALTED),
                RolloutState.ENDED,
                by,
                why,
                EventType.ROLLOUT_ENDED);
    }

    private RolloutAnswer move(
            RolloutId id,
            Set<RolloutState> from,
            RolloutState target,
            @Nullable String by,
            @Nullable String why,
            EventType type) {
        return store.locked(id)
                .map(known -> from.contains(known.state())
                        ? save(known.moved(target, by, why, clock.instant()), type)
                        : new RolloutAnswer.WrongState(known.state()))
                .orElseGet(RolloutAnswer.UnknownRollout::new);
    }

    private RolloutAnswer save(Rollout changedRollout, EventType type) {
        Rollout rollout = changedRollout.counting(tally.of(changedRollout.rolloutId()));
        store.save(rollout);
        RolloutSnapshot snapshot = events.announce(rollout, type);
        changed.fire(new RolloutChanged(rollout));
        return new RolloutAnswer.Done(snapshot);
    }

    /** With the counts of this moment. */
    private RolloutSnapshot snapshot(Rollout rollout) {
        return RolloutEvents.snapshot(rollout, tally.of(rollout.rolloutId()));
    }
}
