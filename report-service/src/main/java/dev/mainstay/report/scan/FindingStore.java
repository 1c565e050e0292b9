package dev.mainstay.report.scan;

import dev.mainstay.events.ScanSnapshot.Finding;
import dev.mainstay.events.ScanSnapshot.UpdateKind;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.report.copy.CopyRows;
import dev.mainstay.report.copy.CopyStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Writes the table {@code finding} and the counts in {@code latest_scan} that follow from it. */
@ApplicationScoped
public class FindingStore {
    private static final String COLUMNS = "host_id, update_id, revision, title, kbs, cves, classification, products,"
            + " severity, state, size_bytes, reboot_behavior, exclusive, published_at, found_at, optional, mandatory, deadline";
    private static final String REMOVE = """
            delete from finding f using staged_installed i
            where f.host_id = i.host_id and f.update_id = i.update_id and f.revision = i.revision""";
    private static final String UPSERT = """
            insert into finding (%1$s) select %1$s from staged_finding
            on conflict (host_id, update_id, revision) do update
            set title = excluded.title, kbs = excluded.kbs, cves = excluded.cves,
                classification = excluded.classification, products = excluded.products, severity = excluded.severity,
                state = excluded.state, size_bytes = excluded.size_bytes, reboot_behavior = excluded.reboot_behavior,
                exclusive = excluded.exclusive, published_at = excluded.published_at, found_at = excluded.found_at,
                optional = excluded.optional, mandatory = excluded.mandatory, deadline = excluded.deadline""".formatted(COLUMNS);
    private static final String EXCEPT = """
            with held as (
                select x.host_id, x.update_id, x.revision
                from finding x join staged_exception d on d.host_id = x.host_id
                where (d.update_id = x.update_id or d.kb = any (x.kbs)) and %1$s
                union
                select x.host_id, x.update_id, x.revision
                from finding x join staged_exception d on d.update_id = x.update_id or d.kb = any (x.kbs)
                where d.host_id is null and %1$s)
            update finding f set excepted = e.excepted
            from (select x.host_id, x.update_id, x.revision, h.host_id is not null as excepted
                  from finding x left join held h using (host_id, update_id, revision) where %1$s) e
            where f.host_id = e.host_id and f.update_id = e.update_id and f.revision = e.revision
              and f.excepted <> e.excepted""";
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

    private final CopyStore copies;
    private final ExceptionStore exceptions;

    FindingStore(CopyStore copies, ExceptionStore exceptions) {
        this.copies = copies;
        this.exceptions = exceptions;
    }

    /** Applies what new scans say. */
    public void apply(Collection<FindingChange> changes) {
        CopyRows found = new CopyRows();
        CopyRows installed = new CopyRows();
        for (FindingChange change : changes) {
            change.found().values().forEach(finding -> add(found, change, finding));
            change.installed().forEach(update -> add(installed, change.hostId(), update));
        }
        UUID[] replaced = changes.stream()
                .filter(FindingChange::replacesAll)
                .map(FindingChange::hostId)
                .toArray(UUID[]::new);
        copies.update("delete from finding where host_id = any (?)", (Object) replaced);
        if (!installed.isEmpty()) {
            copies.stage(
                    "staged_installed",
                    "host_id uuid, update_id uuid, revision integer",
                    "host_id, update_id, revision",
                    installed);
            copies.update(REMOVE);
        }
        if (!found.isEmpty()) {
            copies.stage("staged_finding", "like finding including defaults", COLUMNS, found);
            copies.update(UPSERT);
        }
    }

    /** Counts again what these hosts miss, after their findings or pools changed. */
    public void count(Collection<UUID> hosts) {
        if (!hosts.isEmpty()) {
            UUID[] ids = hosts.toArray(UUID[]::new);
            exceptions.stage(hosts);
            copies.update(EXCEPT.formatted("x.host_id = any (?)"), ids, ids, ids);
            copies.update(COUNT.formatted("l.host_id = any (?)"), (Object) ids);
        }
    }

    /** Counts again what every host misses, after a decision changed. */
    public void countAll() {
        exceptions.stageAll();
        copies.update(EXCEPT.formatted("true"));
        copies.update(COUNT.formatted("true"));
    }

    private static void add(CopyRows rows, FindingChange change, Finding finding) {
        rows.row(18)
                .uuid(change.hostId())
                .uuid(finding.update().updateId())
                .integer(finding.update().revision())
                .text(finding.title())
                .texts(finding.kbs())
                .texts(finding.cves())
                .text(finding.classification())
                .texts(finding.products())
                .text(finding.severity())
                .name(finding.state())
                .bigint(finding.sizeBytes())
                .name(finding.rebootBehavior())
                .bool(finding.exclusive())
                .instant(finding.publishedAt())
                .instant(change.foundAt())
                .bool(Boolean.TRUE.equals(finding.browseOnly()) || finding.kind() == UpdateKind.DRIVER)
                .bool(Boolean.TRUE.equals(finding.mandatory()))
                .instant(finding.deadline());
    }

    private static void add(CopyRows rows, UUID hostId, UpdateRef update) {
        rows.row(3).uuid(hostId).uuid(update.updateId()).integer(update.revision());
    }
}
