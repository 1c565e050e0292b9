package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.vulnerability.Vulnerabilities;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges every SQL Server instance of a host. Pure: the same host, tables and day give the same findings.
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
            if (expected != null && !expected.contains(name)) {
                findings.add(unexpected(name, instance));
            }
        }
        missing.forEach(name -> findings.add(host.complete() ? missing(name) : unseen(name)));
        return findings;
    }

    private static HostFinding stopped(String name, SqlInstanceFacts instance) {
        return new FindingDraft(
                        "sql/" + name + "/service",
                        "SQL Server instance " + name + " is stopped",
                        FindingState.UNKNOWN,
                        Confidence.VERDICT)
                .current(instance.version())
                .remedy("Start the instance, or find out why it does not run, before patching the host.")
                .because("The host says that the service of the instance does not run; whether it works at its build"
                        + " cannot be told.")
                .finding();
    }

    private static HostFinding unexpected(String name, SqlInstanceFacts instance) {
        return new FindingDraft(
                        "sql/" + name + "/role",
                        "SQL Server instance " + name + " is not one the host's role calls for",
                        FindingState.INSTALLED,
                        Confidence.STRONG)
                .current(instance.version())
                .remedy("Find out what uses it; it is to be patched like the others as long as it is there.")
                .because("The host has it, and the topology asks for none of this name.")
                .finding();
    }

    private static HostFinding missing(String name) {
        return new FindingDraft(
                        "sql/" + name,
                        "SQL Server instance " + name + ", which the host's role needs, is not there",
                        FindingState.MISSING,
                        Confidence.STRONG)
                .remedy("Run the setup of the workload again, which installs the instance, or correct the topology.")
                .because("The host told of all its instances, and this one is not among them.")
                .finding();
    }

    private static HostFinding unseen(String name) {
        return new FindingDraft(
                        "sql/" + name,
                        "Whether SQL Server instance " + name + ", which the host's role needs, is there is not known",
                        FindingState.UNKNOWN,
                        Confidence.STRONG)
                .because("The host did not tell of all its instances.")
                .finding();
    }
}
