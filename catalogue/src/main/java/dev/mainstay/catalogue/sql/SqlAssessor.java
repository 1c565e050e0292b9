package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.host.facts.LocalDb;
import dev.mainstay.catalogue.vulnerability.Vulnerabilities;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judge of every SQL Server instance of a host. Pure: the same host, tables and day give the same findings.
 *
 * <p>Findings per instance: {@code sql/<name>} for its build, or for its absence; {@code sql/<name>/support} when the
 * product's support is over or ends soon; {@code sql/<name>/service} when it is stopped; {@code sql/<name>/role} when its
 * host's role does not call for it.
 */
public final class SqlAssessor {

    private final InstanceBuildAssessor build;

    /** Without documents that say which vulnerabilities an update closes. */
    public SqlAssessor(SqlBuilds builds, SqlSupport support) {
        this(builds, support, Vulnerabilities.none());
    }

    public SqlAssessor(SqlBuilds builds, SqlSupport support, Vulnerabilities vulnerabilities) {
        this.build = new InstanceBuildAssessor(builds, support, vulnerabilities);
    }

    /** All findings about the instances of a host on a day, expected ones that are missing last. */
    public List<HostFinding> assess(SqlHost host, LocalDate day) {
        List<HostFinding> findings = new ArrayList<>();
        Set<String> missing = new TreeSet<>();
        Set<String> expected = host.expected();
        if (expected != null) {
            missing.addAll(expected);
        }
        for (SqlInstanceFacts instance : host.found()) {
            String name = instance.name().toUpperCase(Locale.ROOT);
            missing.remove(name);
            findings.addAll(build.assess(name, instance.version(), host.workload(), day));
            if (Boolean.FALSE.equals(instance.running())) {
                findings.add(stopped(name, instance));
            }
            // A program brought it: no role of a server calls for one or speaks against it.
            if (expected != null
                    && !expected.contains(name)
                    && LocalDb.release(name).isEmpty()) {
                findings.add(unexpected(name, instance));
            }
        }
        missing.forEach(name -> findings.add(host.complete() ? missing(name) : unseen(name)));
        return findings;
    }

    private static HostFinding stopped(String name, SqlInstanceFacts instance) {
        return new FindingDraft(
                        "sql/" + name + "/service",
                        SqlText.STOPPED.with(name),
                        FindingState.UNKNOWN,
                        Confidence.VERDICT)
                .current(instance.version())
                .remedy(SqlText.STOPPED_REMEDY.with())
                .because(SqlText.STOPPED_WHY.with())
                .finding();
    }

    private static HostFinding unexpected(String name, SqlInstanceFacts instance) {
        return new FindingDraft(
                        "sql/" + name + "/role",
                        SqlText.UNEXPECTED.with(name),
                        FindingState.INSTALLED,
                        Confidence.STRONG)
                .current(instance.version())
                .remedy(SqlText.UNEXPECTED_REMEDY.with())
                .because(SqlText.UNEXPECTED_WHY.with())
                .finding();
    }

    private static HostFinding missing(String name) {
        return new FindingDraft("sql/" + name, SqlText.ABSENT.with(name), FindingState.MISSING, Confidence.STRONG)
                .remedy(SqlText.ABSENT_REMEDY.with())
                .because(SqlText.ABSENT_WHY.with())
                .finding();
    }

    private static HostFinding unseen(String name) {
        return new FindingDraft("sql/" + name, SqlText.UNSEEN.with(name), FindingState.UNKNOWN, Confidence.STRONG)
                .because(SqlText.UNSEEN_WHY.with())
                .finding();
    }
}
