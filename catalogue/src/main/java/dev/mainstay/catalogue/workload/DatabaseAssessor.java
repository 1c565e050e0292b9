package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.workload.Pool.Member;
import dev.mainstay.catalogue.workload.WorkloadDatabases.Database;
import dev.mainstay.catalogue.workload.WorkloadDatabases.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges whether databases are at the schema that a server's binaries expect. Pure.
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
                            "Databases are older than the server's binaries expect",
                            FindingState.MISSING,
                            Confidence.VERDICT)
                    .current(versions(older, Database::installed))
                    .target(versions(older, Database::expected))
                    .remedy("Once every server of the pool has its update, and with the databases on their principals: "
                            + commands(host, older));
            older.forEach(database -> draft.because(comparison(database) + "."));
            return draft.finding();
        }
        if (databases.leavesOpen()) {
            FindingDraft draft = new FindingDraft(
                    "workload/databases",
                    "Whether the databases fit the server's binaries is not known",
                    FindingState.UNKNOWN,
                    Confidence.STRONG);
            open(databases).forEach(why -> draft.because(why + "."));
            return draft.finding();
        }
        return new FindingDraft(
                        "workload/databases",
                        "The databases fit the server's binaries",
                        FindingState.INSTALLED,
                        Confidence.VERDICT)
                .because("Test-CsDatabase finds " + databases.told().size() + " databases, none older than expected.")
                .finding();
    }

    /** What the members of a pool say of their databases, where one is older or it is not known. */
    static Optional<PoolFinding> assess(Pool pool) {
        Map<String, List<String>> older = new TreeMap<>();
        Map<String, List<String>> open = new TreeMap<>();
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
                        "A database of the pool is behind the binaries of its servers",
                        FindingState.MISSING,
                        Confidence.VERDICT)
                .remedy(
                        "Update the databases (Install-CsDatabase -Update) once every server of the pool has its update.");
    }

    private static FindingDraft openDraft() {
        return new FindingDraft(
                "pool/databases",
                "Whether the pool's databases fit the binaries of its servers is not known",
                FindingState.UNKNOWN,
                Confidence.STRONG);
    }

    /** What several members say stands once, with all of them. */
    private static PoolFinding finding(Pool pool, FindingDraft draft, Map<String, List<String>> tellers) {
        tellers.forEach((what, hosts) -> draft.because(what + " (" + String.join(", ", hosts) + ")."));
        return new PoolFinding(
                pool.fqdn(),
                tellers.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList(),
                draft.finding());
    }

    private static void add(Map<String, List<String>> tellers, String what, Member member) {
        tellers.computeIfAbsent(what, first -> new ArrayList<>()).add(member.host());
    }

    /** Why it is not known. */
    private static List<String> open(WorkloadDatabases databases) {
        if (databases.failure() != null) {
            return List.of("Test-CsDatabase gave no answer: " + databases.failure());
        }
        if (databases.told().isEmpty()) {
            return List.of("Test-CsDatabase tells of no database");
        }
        return databases.told().stream()
                .filter(database -> database.state() == State.UNKNOWN)
                .map(database -> "Test-CsDatabase does not tell the version of " + database.place())
                .toList();
    }

    private static String comparison(Database database) {
        return database.place() + " is at " + database.installed() + ", the binaries expect " + database.expected();
    }

    private static String versions(List<Database> databases, Function<Database, String> version) {
        return databases.stream()
                .map(database -> database.name() + " " + version.apply(database))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The archiving and monitoring stores have an update of their own where they share a SQL Server with a back end. */
    private static String commands(String host, List<Database> older) {
        TreeSet<String> commands = new TreeSet<>();
        for (Database database : older) {
            commands.add(
                    database.isOn(host)
                            ? "Install-CsDatabase -Update -LocalDatabases"
                            : "Install-CsDatabase -Update -ConfiguredDatabases -SqlServerFqdn " + database.server()
                                    + " (with -ExcludeCollocatedStores where that holds archiving or monitoring too)");
        }
        return String.join("; ", commands) + ".";
    }
}
