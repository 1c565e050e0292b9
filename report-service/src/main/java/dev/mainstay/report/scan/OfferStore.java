package dev.mainstay.report.scan;

import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.UpdateKind;
import dev.mainstay.events.Scope.Place;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.report.scan.ExceptionStore.Places;
import dev.mainstay.sql.CopyRows;
import dev.mainstay.sql.Query;
import dev.mainstay.sql.Sql;
import dev.mainstay.sql.Upsert;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writer of the table {@code finding} and of the counts in {@code latest_scan} that follow from it. */
@ApplicationScoped
public class OfferStore {
    private static final Upsert FINDINGS = Upsert.into(
                    "finding",
                    "host_id, update_id, revision, title, kbs, cves, classification, products, severity, state, size_bytes,"
                            + " reboot_behavior, exclusive, published_at, found_at, optional, mandatory, deadline, excepted")
            .replacing("host_id, update_id, revision");
    private static final String REMOVE = """
            delete from finding f using staged_installed i
            where f.host_id = i.host_id and f.update_id = i.update_id and f.revision = i.revision""";
    private static final String PERHAPS_EXCEPTED = """
            select host_id, update_id, revision, kbs, excepted from finding
            where (excepted or update_id = any (:updates) or kbs && cast(:kbs as text[])) and %s""";
    private static final String EXCEPT = """
            update finding f set excepted = not f.excepted from staged_exception e
            where f.host_id = e.host_id and f.update_id = e.update_id and f.revision = e.revision""";
    private static final String COUNT = """
            update latest_scan s
            set critical = c.critical, important = c.important, moderate = c.moderate, low = c.low,
                unspecified = c.missing - c.critical - c.important - c.moderate - c.low,
                excepted = c.excepted, optional = c.optional, awaits_restart = c.awaits_restart
            from (select l.host_id,
                         count(*) filter (where f.missing) as missing,
                         count(*) filter (where f.missing and f.severity = 'Critical') as critical,
                         count(*) filter (where f.missing and f.severity = 'Important') as important,
                         count(*) filter (where f.missing and f.severity = 'Moderate') as moderate,
                         count(*) filter (where f.missing and f.severity = 'Low') as low,
                         count(*) filter (where f.state = 'MISSING' and f.excepted) as excepted,
                         count(*) filter (where f.state = 'MISSING' and f.optional and not f.excepted) as optional,
                         count(*) filter (where f.state = 'INSTALLED_PENDING_REBOOT') as awaits_restart
                  from latest_scan l
                  left join (select *, state = 'MISSING' and not excepted and not optional as missing from finding) f
                    on f.host_id = l.host_id
                  where %s
                  group by l.host_id) c
            where s.host_id = c.host_id""";

    private static final int READ_AT_ONCE = 10_000;

    private final Sql sql;
    private final ExceptionStore exceptions;

    OfferStore(Sql sql, ExceptionStore exceptions) {
        this.sql = sql;
        this.exceptions = exceptions;
    }

    /** Applies what new scans say. */
    public void apply(Collection<OfferChange> changes) {
        List<UUID> replaced = changes.stream()
                .filter(OfferChange::replacesAll)
                .map(OfferChange::hostId)
                .toList();
        sql.update("delete from finding where host_id = any (:hosts)")
                .bind("hosts", replaced)
                .run();
        if (changes.stream().anyMatch(change -> !change.installed().isEmpty())) {
            sql.stage(
                    "staged_installed",
                    "host_id uuid, update_id uuid, revision integer",
                    rows -> changes.forEach(
                            change -> change.installed().forEach(update -> add(rows, change.hostId(), update))));
            sql.update(REMOVE).run();
        }
        ExceptionPolicy policy = exceptions.policy();
        Places places = policy.asksForPlaces()
                ? exceptions.places(changes.stream().map(OfferChange::hostId).toList())
                : Places.ANY;
        sql.upsert(FINDINGS, rows -> {
            for (OfferChange change : changes) {
                Place host = places.of(change.hostId());
                change.found().values().forEach(offer -> add(rows, change, offer, policy, host));
            }
        });
    }

    /** Looks again what is excepted on these hosts, which may have moved; returns those where it is something else now. */
    public Set<UUID> except(Collection<UUID> hosts) {
        if (hosts.isEmpty()) {
            return Set.of();
        }
        ExceptionPolicy policy = exceptions.policy();
        return policy.asksForPlaces()
                ? except(
                        policy,
                        exceptions.places(hosts),
                        sql.query(PERHAPS_EXCEPTED.formatted("host_id = any (:hosts)"))
                                .bind("hosts", hosts))
                : Set.of();
    }

    /** Counts again what these hosts miss, after their findings or what is excepted of them changed. */
    public void count(Collection<UUID> hosts) {
        if (!hosts.isEmpty()) {
            sql.update(COUNT.formatted("l.host_id = any (:hosts)"))
                    .bind("hosts", hosts)
                    .run();
        }
    }

    /** Looks again what is excepted everywhere and counts it, after a decision changed. */
    public void countAll() {
        except(exceptions.policy(), exceptions.places(), sql.query(PERHAPS_EXCEPTED.formatted("true")));
        sql.update(COUNT.formatted("true")).run();
    }

    private Set<UUID> except(ExceptionPolicy policy, Places places, Query perhapsExcepted) {
        List<Found> wrong = new ArrayList<>();
        perhapsExcepted
                .bind("updates", policy.updates())
                .bind("kbs", policy.kbs())
                .fetch(READ_AT_ONCE)
                .each(row -> {
                    UUID hostId = row.uuid("host_id");
                    UUID updateId = row.uuid("update_id");
                    if (row.bool("excepted") != policy.excepts(places.of(hostId), updateId, row.texts("kbs"))) {
                        wrong.add(new Found(hostId, new UpdateRef(updateId, row.integer("revision"))));
                    }
                });
        if (!wrong.isEmpty()) {
            sql.stage(
                    "staged_exception",
                    "host_id uuid, update_id uuid, revision integer",
                    rows -> wrong.forEach(found -> add(rows, found.hostId(), found.update())));
            sql.update(EXCEPT).run();
        }
        return wrong.stream().map(Found::hostId).collect(Collectors.toSet());
    }

    private record Found(UUID hostId, UpdateRef update) {}

    private static void add(CopyRows rows, OfferChange change, Offer offer, ExceptionPolicy policy, Place host) {
        UUID updateId = offer.update().updateId();
        rows.row()
                .uuid(change.hostId())
                .uuid(updateId)
                .integer(offer.update().revision())
                .text(offer.title())
                .texts(offer.kbs())
                .texts(offer.cves())
                .text(offer.classification())
                .texts(offer.products())
                .text(offer.severity())
                .name(offer.state())
                .bigint(offer.sizeBytes())
                .name(offer.rebootBehavior())
                .bool(offer.exclusive())
                .instant(offer.publishedAt())
                .instant(change.foundAt())
                .bool(Boolean.TRUE.equals(offer.browseOnly()) || offer.kind() == UpdateKind.DRIVER)
                .bool(Boolean.TRUE.equals(offer.mandatory()))
                .instant(offer.deadline())
                .bool(policy.excepts(host, updateId, offer.kbs()));
    }

    private static void add(CopyRows rows, UUID hostId, UpdateRef update) {
        rows.row().uuid(hostId).uuid(update.updateId()).integer(update.revision());
    }
}
