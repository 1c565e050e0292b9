package dev.mainstay.scanner.host;

import dev.mainstay.events.ScanSnapshot.CarriedName;
import dev.mainstay.events.Topic;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.messaging.event.NewEvent;
import dev.mainstay.messaging.outbox.Outbox;
import dev.mainstay.messaging.recovery.Announcer;
import dev.mainstay.scanner.estate.EstateChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The servers of the estate, one by one. What puts them there or takes them away is {@link EstateChanges}. */
@ApplicationScoped
public class Hosts implements Announcer {
    private final HostStore store;
    private final CarriedNameStore carriedNames;
    private final Outbox outbox;
    private final Clock clock;

    Hosts(HostStore store, CarriedNameStore carriedNames, Outbox outbox, Clock clock) {
        this.store = store;
        this.carriedNames = carriedNames;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Some hosts and how many there are in all.
     *
     * @param hosts one more than asked for when there are more
     */
    public record Page(List<Host> hosts, long total) {}

    @Transactional
    public Optional<Host> find(HostId id) {
        return store.host(id);
    }

    @Transactional
    public Optional<Host> named(String fqdn) {
        return store.named(fqdn);
    }

    /** The active hosts among those that a person named, by name or by id, and the names and ids that are none. */
    public record Selection(List<Host> hosts, List<String> unknown) {}

    @Transactional
    public Selection select(Collection<String> fqdns, Collection<UUID> ids) {
        Map<String, Host> found = new TreeMap<>();
        List<String> unknown = new ArrayList<>();
        for (String fqdn : fqdns) {
            String name = fqdn.strip().toLowerCase(Locale.ROOT);
            store.named(name)
                    .filter(Host::active)
                    .ifPresentOrElse(host -> found.put(name, host), () -> unknown.add(fqdn));
        }
        for (UUID id : ids) {
            store.host(new HostId(id))
                    .filter(Host::active)
                    .ifPresentOrElse(host -> found.put(host.fqdn(), host), () -> unknown.add(id.toString()));
        }
        return new Selection(List.copyOf(found.values()), unknown);
    }

    /** The key of the agent on this host, as long as the host is active. Needs no transaction: it is one read. */
    public Optional<String> agentKey(HostId id) {
        return store.agentKey(id);
    }

    @Transactional
    public List<Host> active() {
        return store.active();
    }

    /**
     * The first hosts after a place, by FQDN.
     *
     * @param limit 1 to 1000
     */
    @Transactional
    public Page page(HostFilter filter, @Nullable Cursor after, int limit) {
        return new Page(store.page(filter, after, limit + 1), store.count(filter));
    }

    /** Locks the host's row until the transaction ends. Everyone who changes a host or publishes about it does so first. */
    @Transactional(TxType.MANDATORY)
    public Optional<Host> lock(HostId id) {
        return store.lock(id);
    }

    /**
     * Stores what a scan or an enrolment changes of a host that was locked before, and publishes it if the other services
     * need to hear of the difference.
     *
     * @param before as it was when it was locked
     * @return the host as stored
     */
    @Transactional(TxType.MANDATORY)
    public Host save(Host before, Host after) {
        return save(before, after, List.of());
    }

    /**
     * Does the same and publishes other events with it, before the host's own: each statement counts where every scan passes.
     *
     * @throws dev.mainstay.messaging.event.EventTooLargeException if one of them does not fit; then nothing is stored
     */
    @Transactional(TxType.MANDATORY)
    public Host save(Host before, Host after, List<NewEvent> others) {
        List<NewEvent> events = new ArrayList<>(others);
        Host saved = save(before, after, clock.instant(), events);
        outbox.appendAll(events);
        return saved;
    }

    /** Locks every host, the retired ones too. */
    @Transactional(TxType.MANDATORY)
    public List<Host> lockAll() {
        return store.lockAll();
    }

    /** Stores what a plan makes of the hosts, all of them locked before, with one event per host. */
    @Transactional(TxType.MANDATORY)
    public void apply(List<HostChange> changes) {
        Map<Boolean, List<Host>> after = changes.stream()
                .collect(Collectors.partitioningBy(
                        HostChange::isNew, Collectors.mapping(HostChange::after, Collectors.toList())));
        store.insert(after.getOrDefault(true, List.of()));
        store.replan(after.getOrDefault(false, List.of()));
        outbox.appendAll(changes.stream()
                .map(change -> HostEvents.event(change.before(), change.after()))
                .toList());
    }

    /** Keeps the names that a complete scan of a locked host found; says whether they are others than before. */
    @Transactional(TxType.MANDATORY)
    public boolean carry(HostId host, List<CarriedName> names) {
        return carriedNames.replace(host, names);
    }

    /** FQDNs of the active hosts that carry a name, as their scans said, by name. */
    @Transactional(TxType.MANDATORY)
    public Map<String, List<String>> scannedCarriers() {
        return carriedNames.carriers();
    }

    @Override
    public String topic() {
        return Topic.ESTATE_HOSTS.topicName();
    }

    @Override
    @Transactional
    public List<UUID> things(UUID after, int most) {
        return store.idsAfter(after, most);
    }

    @Override
    @Transactional
    public int announceAgain(List<UUID> things) {
        List<NewEvent> events =
                store.hosts(things).stream().map(HostEvents::again).toList();
        outbox.appendAll(events);
        return events.size();
    }

    /** Makes hosts stale that no complete scan has confirmed for so long, at most {@code limit}; says how many. */
    @Transactional
    public int expire(Duration staleAfter, int limit) {
        Instant now = clock.instant();
        List<Host> overdue = store.lockOverdue(now.minus(staleAfter), limit);
        List<NewEvent> events = new ArrayList<>();
        overdue.forEach(host -> save(host, host.stale(), now, events));
        outbox.appendAll(events);
        return overdue.size();
    }

    private Host save(Host before, Host after, Instant now, List<NewEvent> events) {
        if (before.equals(after)) {
            return after;
        }
        if (before.saysTheSameAs(after)) {
            store.observe(after);
            return after;
        }
        Host next = after.next(now);
        store.observe(next);
        events.add(HostEvents.event(before, next));
        return next;
    }
}
