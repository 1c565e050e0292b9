package dev.mainstay.recovery;

import dev.mainstay.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The steps that a loss asks for, in their order. Pure.
 *
 * <p>An owner whose database was restored counts its versions on from where the restored ones end, and what it had published after
 * that is told by nobody any more. So its topics are emptied, readers forget what it does not know, and it announces everything again
 * when it runs. What hosts did meanwhile is asked of the hosts: nothing is ordered on one before it has been scanned again.
 */
final class RecoveryPlanner {
    /** Above all fences that were handed out since the backup; a host counts up by one for each order. */
    static final long FENCES = 1_000_000;

    /** Reason of the scan requests, as the hosts' pages and logs show it. */
    static final String SCAN_REASON = "Recovery after data were lost";

    static final List<Topic> OF_SCANNER = List.of(Topic.ESTATE_HOSTS, Topic.SCAN_RESULTS);
    static final List<Topic> OF_PATCH = List.of(Topic.PATCH_ROLLOUTS, Topic.PATCH_DECISIONS, Topic.PATCH_JOBS);

    private static final String NO_MORE = " t where not exists (select from known k where k.id = t.";
    private static final String AHEAD = " t using known k where k.id = t.";

    private RecoveryPlanner() {}

    static List<Step> plan(Set<Lost> lost) {
        List<Step> steps = new ArrayList<>();
        inScanner(lost, steps);
        inPatch(lost, steps);
        inReport(steps);
        if (lost.contains(Lost.BROKER)) {
            for (Lost database : List.of(Lost.SCANNER, Lost.PATCH, Lost.REPORT)) {
                steps.add(new Step.Change(
                        database,
                        "parked records keep no place on the broker that is gone: a new record may come to have it",
                        "update parked set record_offset = -id where record_offset >= 0"));
            }
        } else {
            onBroker(lost, steps);
        }
        return steps;
    }

    private static void inScanner(Set<Lost> lost, List<Step> steps) {
        if (lost.contains(Lost.SCANNER)) {
            steps.add(new Step.Change(
                    Lost.SCANNER,
                    "enrolment tokens that were open are removed, as they may have been used since",
                    "delete from enrolment_token where used_at is null"));
        }
        steps.add(new Step.Change(
                Lost.SCANNER, "what each host says next counts as new, also if it is what it said last", """
                update scan set checksum = '' from (select host_id, max(sequence) as last from scan group by host_id) l
                where scan.host_id = l.host_id and scan.sequence = l.last
                """));
        steps.add(new Step.Change(Lost.SCANNER, "hosts are asked for a scan", """
                insert into scan_request (request_id, host_id, reason, automatic, requested_at)
                select gen_random_uuid(), id, '%s', false, now() from host where state = 'ACTIVE' and agent_key is not null
                on conflict (host_id) where answered_at is null do update set reason = excluded.reason, automatic = false
                """.formatted(SCAN_REASON)));
        steps.add(new Step.Change(
                Lost.SCANNER,
                "conclusions about hosts are drawn anew and published again",
                "update host_findings set checksum = null, host_sequence = 0"));
        steps.add(new Step.Comparison(
                Lost.SCANNER,
                "waivers that patch-service does not know, or not so, are forgotten",
                Known.DECISIONS,
                forgotten("waiver", "decision_id")));
    }

    private static void inPatch(Set<Lost> lost, List<Step> steps) {
        if (lost.contains(Lost.PATCH)) {
            steps.add(new Step.Change(
                    Lost.PATCH, "fences are raised above all that were handed out", """
                    insert into host_fence (host_id, fence) select host_id, %1$d from host
                    on conflict (host_id) do update set fence = host_fence.fence + %1$d
                    """.formatted(FENCES)));
            steps.add(new Step.Change(
                    Lost.PATCH,
                    "scans are forgotten: nothing is ordered on a host before its next one",
                    "delete from latest_scan"));
        }
        List<String> hosts = new ArrayList<>(forgotten("host", "host_id"));
        hosts.add(gone("latest_scan", "host_id"));
        steps.add(new Step.Comparison(
                Lost.PATCH, "hosts that scanner-service does not know, or not so, are forgotten", Known.HOSTS, hosts));
        steps.add(new Step.Comparison(
                Lost.PATCH,
                "scans that scanner-service does not know are forgotten",
                Known.SCANS,
                List.of(
                        gone("latest_scan", "host_id"),
                        "delete from latest_scan" + AHEAD + "host_id and t.sequence > k.sequence")));
    }

    private static void inReport(List<Step> steps) {
        List<String> hosts = new ArrayList<>(forgotten("host", "host_id"));
        for (String table : List.of("latest_scan", "finding", "conclusions", "scan")) {
            hosts.add(gone(table, "host_id"));
        }
        compare("hosts", Known.HOSTS, hosts, steps);
        compare(
                "scans",
                Known.SCANS,
                List.of(
                        "delete from scan" + AHEAD + "host_id and t.sequence > k.sequence",
                        "update latest_scan t set sequence = 0 from known k where k.id = t.host_id and t.sequence > k.sequence"),
                steps);
        compare(
                "conclusions",
                Known.CONCLUSIONS,
                List.of("update conclusions t set sequence = 0 from known k where k.id = t.host_id"
                        + " and t.sequence > k.sequence"),
                steps);
        List<String> jobs = new ArrayList<>();
        jobs.add(feed("job", "job_id"));
        jobs.add(gone("job_history", "job_id"));
        jobs.add("delete from job_history" + AHEAD + "job_id and t.sequence > k.sequence");
        jobs.addAll(forgotten("job", "job_id"));
        compare("jobs", Known.JOBS, jobs, steps);
        compare("rollouts", Known.ROLLOUTS, withFeed("rollout", "rollout_id"), steps);
        compare("decisions", Known.DECISIONS, withFeed("decision", "decision_id"), steps);
    }

    private static void compare(String things, Known known, List<String> sql, List<Step> steps) {
        steps.add(new Step.Comparison(
                Lost.REPORT,
                "%s that %s does not know, or not so, are forgotten"
                        .formatted(things, known.owner().service()),
                known,
                sql));
    }

    private static List<String> withFeed(String table, String id) {
        List<String> sql = new ArrayList<>(List.of(feed(table, id)));
        sql.addAll(forgotten(table, id));
        return sql;
    }

    private static String feed(String table, String id) {
        return "delete from feed where subject in (select t.%2$s from %1$s%3$s%2$s))".formatted(table, id, NO_MORE);
    }

    /** What its owner does not know goes; of what it knows in an earlier version the next record counts. */
    private static List<String> forgotten(String table, String id) {
        return List.of(
                gone(table, id),
                "update %1$s t set sequence = 0 from known k where k.id = t.%2$s and t.sequence > k.sequence"
                        .formatted(table, id));
    }

    private static String gone(String table, String id) {
        return "delete from " + table + NO_MORE + id + ")";
    }

    private static void onBroker(Set<Lost> lost, List<Step> steps) {
        List<Topic> emptied = new ArrayList<>();
        if (lost.contains(Lost.SCANNER)) {
            emptied.addAll(OF_SCANNER);
        }
        if (lost.contains(Lost.PATCH)) {
            emptied.addAll(OF_PATCH);
        }
        if (!emptied.isEmpty()) {
            steps.add(new Step.Emptying(
                    "records are removed, of which some are of a time that is gone",
                    emptied.stream().map(Topic::topicName).toList()));
        }
        if (lost.contains(Lost.REPORT)) {
            steps.add(new Step.Rereading(
                    "the group begins with the oldest records, which restores what the topics still have",
                    Lost.REPORT.service()));
        }
    }
}
