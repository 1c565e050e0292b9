package dev.mainstay.scanner.identity;

import dev.mainstay.events.HostSnapshot.IdentityConflict;
import dev.mainstay.people.Trail;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.Hosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which machine speaks for which host. */
@ApplicationScoped
public class Speakers {
    private final SpeakerStore store;
    private final IdentityDecisionStore decisions;
    private final Hosts hosts;
    private final Clock clock;
    private final Trail trail;

    Speakers(SpeakerStore store, IdentityDecisionStore decisions, Hosts hosts, Clock clock, Trail trail) {
        this.store = store;
        this.decisions = decisions;
        this.hosts = hosts;
        this.clock = clock;
        this.trail = trail;
    }

    /** Judges a scan of a locked host and keeps what is known of the speaker after it. */
    @Transactional(TxType.MANDATORY)
    public Continuity hear(Host host, Speech speech) {
        Speaker known = store.of(host.id());
        Continuity continuity =
                ContinuityEvaluator.judge(known, host.observed().identityConflict(), speech, clock.instant());
        if (!continuity.after().equals(known)) {
            store.save(host.id(), continuity.after());
        }
        if (continuity instanceof Continuity.Anew) {
            store.forgetBefore(host.id());
        }
        return continuity;
    }

    /** An agent has enrolled on a locked host with another key: whatever machine it scans is the host's. */
    @Transactional(TxType.MANDATORY)
    public Host enrolled(Host host) {
        store.save(host.id(), store.of(host.id()).enrolled());
        return host.observing(host.observed().with(null));
    }

    /** What a person decided, or that there is nothing to decide; empty when there is no such host. */
    @Transactional
    Optional<IdentityOutcome> decide(HostId id, IdentityDecision decision, String decidedBy, String reason) {
        return hosts.lock(id).filter(Host::active).map(host -> decide(host, decision, decidedBy, reason));
    }

    /** What people decided about the host, the latest first; empty when there is no such host. */
    @Transactional
    Optional<List<PastDecision>> decisions(HostId id) {
        return hosts.find(id).map(host -> decisions.of(host.id()));
    }

    private IdentityOutcome decide(Host host, IdentityDecision decision, String decidedBy, String reason) {
        IdentityConflict conflict = host.observed().identityConflict();
        if (conflict == null) {
            return new IdentityOutcome.NothingToDecide();
        }
        Instant now = clock.instant();
        Speaker known = store.of(host.id());
        Host after = switch (decision) {
            case ACCEPT_NEW -> {
                store.save(host.id(), known.anew(known.challenger(), now));
                store.forgetBefore(host.id());
                yield host.anew();
            }
            case KEEP_KNOWN -> {
                store.save(host.id(), known.confirmed());
                yield host.observing(host.observed().with(null));
            }
        };
        PastDecision decided = new PastDecision(decision, decidedBy, reason, now, conflict);
        decisions.save(host.id(), decided);
        hosts.save(host, after);
        trail.leave("identity", host.id().toString(), conflict, decided, reason);
        return new IdentityOutcome.Decided(conflict);
    }
}
