package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.workload.Pool.Member;
import dev.mainstay.catalogue.workload.WorkloadDatabases.Database;
import dev.mainstay.catalogue.workload.WorkloadDatabases.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judge of whether databases are at the schema that a server's binaries expect. Pure.
 *
 * <p>Findings: {@code workload/databases} of a host, {@code pool/databases} of a pool. Sources: domain notes, §2.4 (how it is
 * told and mended) and §2.1 (databases only after all binaries of the pool).
 */
public final class DatabaseAssessor {

    private DatabaseAssessor() {}

    /** Judges the databases that a host's server uses. */
    public static HostFinding assess(String host, WorkloadDatabases databases) {
        List<Database> older = databases.older();
        if (!older.isEmpty()) {
            FindingDraft draft = new FindingDraft(
                            "workload/databases",
                            WorkloadText.DATABASES_OLDER.with(),
                            FindingState.MISSING,
                            Confidence.VERDICT)
                    .current(versions(older, Database::installed))
                    .target(versions(older, Database::expected))
                    .remedy(remedy(host, older));
            older.forEach(database -> draft.because(WorkloadText.DATABASE_SAID.with(comparison(database))));
            return draft.finding();
        }
        if (databases.leavesOpen()) {
            FindingDraft draft = new FindingDraft(
                    "workload/databases",
                    WorkloadText.DATABASES_UNKNOWN.with(),
                    FindingState.UNKNOWN,
                    Confidence.STRONG);
            open(databases).forEach(why -> draft.because(WorkloadText.DATABASE_SAID.with(why)));
            return draft.finding();
        }
        return new FindingDraft(
                        "workload/databases",
                        WorkloadText.DATABASES_FIT.with(),
                        FindingState.INSTALLED,
                        Confidence.VERDICT)
                .because(WorkloadText.DATABASES_FIT_WHY.with(databases.told().size()))
                .finding();
    }

    /** What the members of a pool say of their databases, where one is older or it is not known. */
    static Optional<PoolFinding> assess(Pool pool) {
        Map<Text, List<String>> older = new LinkedHashMap<>();
        Map<Text, List<String>> open = new LinkedHashMap<>();
        for (Member member : pool.members()) {
            WorkloadDatabases databases = member.databases();
            if (databases != null && !databases.older().isEmpty()) {
                databases.older().forEach(database -> add(older, comparison(database), member));
            } else if (databases != null && databases.leavesOpen()) {
                open(databases).forEach(why -> add(open, why, member));
            }
        }
        if (!older.isEmpty()) {
            return Optional.of(finding(pool, olderDraft(), older));
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(finding(pool, openDraft(), open));
    }

    private static FindingDraft olderDraft() {
        return new FindingDraft(
                        "pool/databases",
                        WorkloadText.POOL_DATABASES_OLDER.with(),
                        FindingState.MISSING,
                        Confidence.VERDICT)
                .remedy(WorkloadText.POOL_DATABASES_OLDER_REMEDY.with());
    }

    private static FindingDraft openDraft() {
        return new FindingDraft(
                "pool/databases", WorkloadText.POOL_DATABASES_UNKNOWN.with(), FindingState.UNKNOWN, Confidence.STRONG);
    }

    /** What several members say stands once, with all of them. */
    private static PoolFinding finding(Pool pool, FindingDraft draft, Map<Text, List<String>> tellers) {
        tellers.forEach(
                (what, hosts) -> draft.because(WorkloadText.DATABASE_SAID_BY.with(what, String.join(", ", hosts))));
        return new PoolFinding(
                pool.fqdn(),
                tellers.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList(),
                draft.finding());
    }

    private static void add(Map<Text, List<String>> tellers, Text what, Member member) {
        tellers.computeIfAbsent(what, first -> new ArrayList<>()).add(member.host());
    }

    /** Why it is not known. */
    private static List<Text> open(WorkloadDatabases databases) {
        if (databases.failure() != null) {
            return List.of(WorkloadText.DATABASE_NO_ANSWER.with(databases.failure()));
        }
        if (databases.told().isEmpty()) {
            return List.of(WorkloadText.DATABASE_NONE.with());
        }
        return databases.told().stream()
                .filter(database -> database.state() == State.UNKNOWN)
                .map(database -> WorkloadText.DATABASE_NO_VERSION.with(database.place()))
                .toList();
    }

    private static Text comparison(Database database) {
        return WorkloadText.DATABASE_OLDER.with(database.place(), database.installed(), database.expected());
    }

    private static String versions(List<Database> databases, Function<Database, String> version) {
        return databases.stream()
                .map(database -> database.name() + " " + version.apply(database))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The archiving and monitoring stores have an update of their own where they share a SQL Server with a back end. */
    private static Text remedy(String host, List<Database> older) {
        String commands = older.stream()
                .map(database -> database.isOn(host)
                        ? "Install-CsDatabase -Update -LocalDatabases"
                        : "Install-CsDatabase -Update -ConfiguredDatabases -SqlServerFqdn " + database.server())
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
        boolean elsewhere = older.stream().anyMatch(database -> !database.isOn(host));
        return (elsewhere ? WorkloadText.DATABASES_OLDER_REMEDY_ELSEWHERE : WorkloadText.DATABASES_OLDER_REMEDY)
                .with(commands);
    }
}
