package dev.mainstay.patch.policy.decision;

import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.EventType;
import dev.mainstay.events.Scope;
import dev.mainstay.events.Topic;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.Placed;
import dev.mainstay.http.precondition.IfMatch;
import dev.mainstay.messaging.event.NewEvent;
import dev.mainstay.messaging.outbox.Outbox;
import dev.mainstay.messaging.recovery.Announcer;
import dev.mainstay.patch.DecisionId;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.PolicyChanged;
import dev.mainstay.patch.StoredJson;
import dev.mainstay.patch.TurnStore;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.scan.LatestScans;
import dev.mainstay.people.Trail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** People's decisions on updates. */
@ApplicationScoped
@Transactional
public class Decisions implements Announcer {

    private final DecisionStore store;
    private final TurnStore turns;
    private final Hosts hosts;
    private final LatestScans latestScans;
    private final Outbox outbox;
    private final Event<PolicyChanged> policyChanged;
    private final Clock clock;
    private final Trail trail;

    Decisions(
            DecisionStore store,
            TurnStore turns,
            Hosts hosts,
            LatestScans latestScans,
            Outbox outbox,
            Event<PolicyChanged> policyChanged,
            Clock clock,
            Trail trail) {
        this.store = store;
        this.turns = turns;
        this.hosts = hosts;
        this.latestScans = latestScans;
        this.outbox = outbox;
        this.policyChanged = policyChanged;
        this.clock = clock;
        this.trail = trail;
    }

    public StandingDecisions standing() {
        return store.standing();
    }

    /** Declines an update on some hosts, as a person ordered it to be removed there: so it is not installed again. */
    public DecisionId decline(UUID updateId, List<HostId> hostIds, String reason, String decidedBy) {
        DecisionId id = new DecisionId(UUID.randomUUID());
        save(new Decision(
                id,
                1,
                clock.instant(),
                Verdict.DECLINED,
                DecisionState.STANDING,
                updateId,
                null,
                Scope.of(List.of(), hostIds.stream().map(HostId::value).toList()),
                null,
                null,
                reason,
                decidedBy,
                null,
                null,
                List.of()));
        return id;
    }

    Page<DecisionView> page(boolean standingOnly, @Nullable Cursor after, int limit) {
        Page<Optional<Decision>> found = Page.of(
                store.page(standingOnly ? clock.instant() : null, after, limit + 1),
                limit,
                Placed::item,
                Placed::place);
        return new Page<>(views(found.items().stream().flatMap(Optional::stream).toList()), found.next());
    }

    /** The part of the estate that a decision is for. */
    Optional<Scope> scope(DecisionId id) {
        return store.decision(id).map(Decision::scope);
    }

    Optional<DecisionView> view(DecisionId id) {
        return store.decision(id).map(decision -> views(List.of(decision)).getFirst());
    }

    /** @param by whoever decides */
    DecisionAnswer decide(DecisionRequest request, String by) {
        Instant now = clock.instant();
        if (request.verdict() == Verdict.UNKNOWN) {
            return new DecisionAnswer.Invalid("The verdict must be APPROVED, DECLINED, DEFERRED or WAIVED.");
        }
        if ((request.updateId() == null) == (request.kb() == null)) {
            return new DecisionAnswer.Invalid("Name the update by updateId or by kb, not by both.");
        }
        boolean needsEnd = request.verdict() == Verdict.DEFERRED || request.verdict() == Verdict.WAIVED;
        if (request.until() == null ? needsEnd : !request.until().isAfter(now)) {
            return new DecisionAnswer.Invalid("until must be a time to come; DEFERRED and WAIVED cannot do without.");
        }
        if (request.acceptsEula() && request.verdict() != Verdict.APPROVED) {
            return new DecisionAnswer.Invalid("Only APPROVED can accept licence terms.");
        }
        return decide(new Decision(
                new DecisionId(UUID.randomUUID()),
                1,
                now,
                request.verdict(),
                DecisionState.STANDING,
                request.updateId(),
                request.kb(),
                request.scope(),
                request.until(),
                request.acceptsEula() ? Boolean.TRUE : null,
                request.reason(),
                by,
                null,
                null,
                List.of()));
    }

    /** What stands already is not made a second time; said with other words it is a new version of what stands. */
    private DecisionAnswer decide(Decision asked) {
        turns.await(TurnStore.Turn.DECISION);
        Optional<Decision> standing = store.standing().decisions().stream()
                .filter(known -> known.counts(asked.changedAt()) && known.sameRule(asked))
                .min(Comparator.comparing(Decision::changedAt))
                .flatMap(known -> store.locked(known.decisionId()))
                .filter(known -> known.counts(asked.changedAt()));
        if (standing.isEmpty()) {
            return new DecisionAnswer.Made(left(null, asked, asked.reason()));
        }
        Decision known = standing.get();
        return new DecisionAnswer.Standing(
                known.sameWords(asked)
                        ? views(List.of(known)).getFirst()
                        : left(known, known.saidAgain(asked), asked.reason()));
    }

    /** Retracting what is retracted changes nothing. */
    DecisionAnswer retract(DecisionId id, IfMatch condition, @Nullable String by, String why) {
        return store.locked(id)
                .<DecisionAnswer>map(known -> condition.holdsFor(known.sequence())
                        ? new DecisionAnswer.Made(retracted(known, by, why))
                        : new DecisionAnswer.AnotherVersion(known.sequence()))
                .orElseGet(DecisionAnswer.Unknown::new);
    }

    private DecisionView retracted(Decision known, @Nullable String by, String why) {
        return known.state() == DecisionState.RETRACTED
                ? views(List.of(known)).getFirst()
                : left(known, known.retracted(clock.instant(), by, why), why);
    }

    /** Saves what a person said, and leaves it in the trail. */
    private DecisionView left(@Nullable Decision before, Decision after, String why) {
        DecisionView view = save(after);
        trail.leave("decision", after.decisionId().toString(), before, after, why);
        return view;
    }

    private DecisionView save(Decision decision) {
        store.save(decision);
        DecisionView view = views(List.of(decision)).getFirst();
        outbox.append(event(decision, view));
        policyChanged.fire(new PolicyChanged());
        return view;
    }

    private static NewEvent event(Decision decision, DecisionView view) {
        EventType type = type(decision);
        return new NewEvent(
                type.topic().topicName(),
                decision.decisionId().toString(),
                type.wireName(),
                StoredJson.write(view.decision()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String topic() {
        return Topic.PATCH_DECISIONS.topicName();
    }

    @Override
    public List<UUID> things(UUID after, int most) {
        return store.idsAfter(after, most);
    }

    @Override
    public int announceAgain(List<UUID> things) {
        List<Decision> found = store.decisions(things);
        List<DecisionView> views = views(found);
        outbox.appendAll(IntStream.range(0, found.size())
                .mapToObj(i -> event(found.get(i), views.get(i)))
                .toList());
        return found.size();
    }

    private List<DecisionView> views(List<Decision> decisions) {
        Instant now = clock.instant();
        List<Scope.Place> estate = decisions.isEmpty()
                ? List.of()
                : hosts.active().stream().map(Scope.Place::of).toList();
        Map<HostId, Set<String>> listing = latestScans.listing(decisions.stream()
                .filter(decision -> decision.counts(now))
                .map(DecisionReach::name)
                .collect(Collectors.toSet()));
        return decisions.stream()
                .map(decision -> {
                    DecisionReach reach = DecisionReach.of(decision, estate, listing, now);
                    return DecisionView.of(snapshot(decision, reach), reach);
                })
                .toList();
    }

    private static EventType type(Decision decision) {
        if (decision.state() == DecisionState.RETRACTED) {
            return EventType.DECISION_RETRACTED;
        }
        return switch (decision.verdict()) {
            case APPROVED -> EventType.DECISION_APPROVED;
            case DECLINED -> EventType.DECISION_DECLINED;
            case DEFERRED -> EventType.DECISION_DEFERRED;
            case WAIVED -> EventType.DECISION_WAIVED;
            case UNKNOWN -> throw new IllegalStateException("A decision has a verdict: " + decision);
        };
    }

    private static DecisionSnapshot snapshot(Decision decision, DecisionReach reach) {
        return new DecisionSnapshot(
                decision.decisionId().value(),
                decision.sequence(),
                decision.changedAt(),
                decision.verdict(),
                decision.state(),
                decision.updateId(),
                decision.kb(),
                List.copyOf(decision.scope().pools()),
                List.copyOf(decision.scope().hostIds()),
                decision.until(),
                decision.acceptEula(),
                decision.reason(),
                decision.decidedBy(),
                decision.decidedAt(),
                decision.retraction(),
                reach.forNothing() ? true : null,
                decision.earlier().isEmpty() ? null : decision.earlier());
    }
}
