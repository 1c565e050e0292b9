package dev.mainstay.patch.rollout;

import dev.mainstay.events.EventType;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.events.Topic;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.Placed;
import dev.mainstay.http.precondition.IfMatch;
import dev.mainstay.messaging.recovery.Announcer;
import dev.mainstay.patch.BaselineId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.store.RolloutFailures;
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
import org.jspecify.annotations.Nullable;

/** The rollouts: each change is written and published, and what became of it is returned. */
@ApplicationScoped
@Transactional
public class Rollouts implements Announcer {

    private final RolloutStore store;
    private final Baselines baselines;
    private final JobQueries jobs;
    private final RolloutEvents events;
    private final Event<RolloutChanged> changed;
    private final Clock clock;

    Rollouts(
            RolloutStore store,
            Baselines baselines,
            JobQueries jobs,
            RolloutEvents events,
            Event<RolloutChanged> changed,
            Clock clock) {
        this.store = store;
        this.baselines = baselines;
        this.jobs = jobs;
        this.events = events;
        this.changed = changed;
        this.clock = clock;
    }

    /** Empty as well where its row cannot be read. */
    public Optional<Rollout> find(RolloutId id) {
        return store.rollout(id);
    }

    /** The active rollouts, always in the same order. */
    public List<Rollout> active() {
        return store.active();
    }

    /** Halts the rollout if more of its hosts failed or are lost than it bears; counted once its row is held. */
    public Optional<Rollout> noteFailures(RolloutId id) {
        return store.locked(id)
                .filter(Rollout::active)
                .flatMap(rollout -> Optional.of(jobs.failures(id))
                        .filter(rollout::tooMany)
                        .map(failures -> save(rollout.halted(failures, clock.instant()), EventType.ROLLOUT_HALTED)));
    }

    /** Resumes the rollout if it was halted for failures and now bears those that are left; counted once its row is held. */
    public Optional<Rollout> noteRecovery(RolloutId id) {
        return store.locked(id)
                .filter(Rollout::haltedForFailures)
                .filter(rollout -> !rollout.tooMany(jobs.failures(id)))
                .map(rollout -> save(rollout.recovered(clock.instant()), EventType.ROLLOUT_RESUMED));
    }

    /** Resumes the rollout if only lost jobs halted it, none is left, and it bears what failed; counted once its row is held. */
    public Optional<Rollout> noteReturn(RolloutId id) {
        return store.locked(id)
                .filter(Rollout::haltedForLost)
                .filter(rollout -> bearsWhatIsLeft(rollout, jobs.failures(id)))
                .map(rollout -> save(rollout.returned(clock.instant()), EventType.ROLLOUT_RESUMED));
    }

    private static boolean bearsWhatIsLeft(Rollout rollout, RolloutFailures left) {
        return left.lost() == 0 && !rollout.tooMany(left);
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

    public Page<RolloutSnapshot> page(boolean openOnly, @Nullable Cursor after, int limit) {
        Page<Optional<Rollout>> found =
                Page.of(store.page(openOnly, after, limit + 1), limit, Placed::item, Placed::place);
        return new Page<>(
                found.items().stream()
                        .flatMap(Optional::stream)
                        .map(this::snapshot)
                        .toList(),
                found.next());
    }

    public Optional<RolloutSnapshot> view(RolloutId id) {
        return store.rollout(id).map(this::snapshot);
    }

    public RolloutAnswer start(RolloutRequest request) {
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
        return done(null, save(rollout, EventType.ROLLOUT_STARTED));
    }

    /** Nothing new is released; what runs ends as it will. */
    public RolloutAnswer halt(RolloutId id, IfMatch condition, @Nullable String by, String why) {
        return move(
                id, condition, EnumSet.of(RolloutState.ACTIVE), RolloutState.HALTED, by, why, EventType.ROLLOUT_HALTED);
    }

    public RolloutAnswer resume(RolloutId id, IfMatch condition, @Nullable String by, @Nullable String why) {
        return move(
                id,
                condition,
                EnumSet.of(RolloutState.HALTED),
                RolloutState.ACTIVE,
                by,
                why,
                EventType.ROLLOUT_RESUMED);
    }

    /** For good: what is not released is cancelled, what runs ends as it will. */
    public RolloutAnswer end(RolloutId id, IfMatch condition, @Nullable String by, String why) {
        return move(
                id,
                condition,
                EnumSet.of(RolloutState.ACTIVE, RolloutState.HALTED),
                RolloutState.ENDED,
                by,
                why,
                EventType.ROLLOUT_ENDED);
    }

    private RolloutAnswer move(
            RolloutId id,
            IfMatch condition,
            Set<RolloutState> from,
            RolloutState target,
            @Nullable String by,
            @Nullable String why,
            EventType type) {
        return store.locked(id)
                .<RolloutAnswer>map(known -> {
                    if (!condition.holdsFor(known.sequence())) {
                        return new RolloutAnswer.AnotherVersion(known.sequence());
                    }
                    return from.contains(known.state())
                            ? done(known, save(known.moved(target, by, why, clock.instant()), type))
                            : new RolloutAnswer.WrongState(known.state());
                })
                .orElseGet(RolloutAnswer.UnknownRollout::new);
    }

    private Rollout save(Rollout changedRollout, EventType type) {
        Rollout rollout = changedRollout.counting(jobs.tally(changedRollout.rolloutId()));
        store.save(rollout);
        events.announce(rollout, type);
        changed.fire(new RolloutChanged());
        return rollout;
    }

    private static RolloutAnswer done(@Nullable Rollout before, Rollout rollout) {
        return new RolloutAnswer.Done(
                rollout,
                RolloutEvents.snapshot(rollout, rollout.jobs()),
                before == null ? null : RolloutEvents.snapshot(before, before.jobs()));
    }

    /** With the counts of this moment. */
    private RolloutSnapshot snapshot(Rollout rollout) {
        return RolloutEvents.snapshot(rollout, jobs.tally(rollout.rolloutId()));
    }
}
