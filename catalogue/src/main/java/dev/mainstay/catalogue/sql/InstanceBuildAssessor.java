package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.lifecycle.Support;
import dev.mainstay.catalogue.lifecycle.SupportFinding;
import dev.mainstay.catalogue.version.Version;
import dev.mainstay.catalogue.vulnerability.Vulnerabilities;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges the build of one instance on its own line: the newest update of that line, the next service pack once its own is
 * out of support, and the support of the product.
 *
 * <p>A build that no table lists is UNKNOWN, even between two that are listed: its line would have to be guessed. The
 * newest known build of the line it would be on is told beside it.
 */
final class InstanceBuildAssessor {

    private final SqlBuilds builds;
    private final SqlSupport support;
    private final SupportedSqlServers supported;
    private final Vulnerabilities vulnerabilities;

    InstanceBuildAssessor(SqlBuilds builds, SqlSupport support, Vulnerabilities vulnerabilities) {
        this.vulnerabilities = vulnerabilities;
        this.builds = builds;
        this.support = support;
        this.supported = new SupportedSqlServers(builds, support);
    }

    List<HostFinding> assess(String name, @Nullable String told, @Nullable String workload, LocalDate day) {
        Optional<Version> version =
                Optional.ofNullable(told).flatMap(Version::read).map(Version::withoutServicePackInMinor);
        Optional<SqlProduct> product = version.flatMap(builds::productOf);
        if (version.isEmpty() || product.isEmpty()) {
            return List.of(unknown(name, told, product(told, version)));
        }
        List<HostFinding> findings = new ArrayList<>();
        findings.add(build(name, version.get(), product.get(), day));
        support.of(product.get().last())
                .flatMap(until -> SupportFinding.of(
                        "sql/" + name + "/support",
                        until,
                        version.get().toString(),
                        day,
                        supported.wayOut(workload, day)))
                .ifPresent(findings::add);
        return findings;
    }

    private static String product(@Nullable String told, Optional<Version> version) {
        if (told == null) {
            return "The host does not say which version it has.";
        }
        return version.isEmpty()
                ? "What the host says is not a version of three or four parts."
                : "No table knows a SQL Server with this version.";
    }

    private HostFinding build(String name, Version version, SqlProduct product, LocalDate day) {
        Optional<ServicePack> pack = product.servicePackOf(version);
        if (pack.isEmpty()) {
            return unknown(
                    name,
                    version.toString(),
                    "The build is older than the release of SQL Server " + product.name() + ".");
        }
        LocalDate packEnd = support.of(pack.get()).map(Support::until).orElse(null);
        Optional<ServicePack> next = product.after(pack.get());
        boolean packOver = next.isPresent() && packEnd != null && day.isAfter(packEnd);
        Optional<SqlBuild> listed = pack.get().find(version);
        if (listed.isEmpty()) {
            FindingDraft unlisted = unlisted(name, version, pack.get());
            if (packOver) {
                unlisted.supportEnded(packEnd)
                        .remedy("Install " + next.get() + " ("
                                + next.get().base().name() + "): " + pack.get() + " has been out of support since "
                                + packEnd + ".");
            }
            return unlisted.finding();
        }
        if (next.isPresent() && packEnd != null && packOver) {
            return servicePackMissing(name, version, pack.get(), next.get(), packEnd);
        }
        UpdateLine line = pack.get().lineOf(version);
        Optional<SqlBuild> newest = pack.get().newest(line);
        FindingDraft draft =
                newest.isPresent() && !version.isAtLeast(newest.get().version())
                        ? missing(name, version, pack.get(), newest.get(), packEnd, day)
                        : new FindingDraft(
                                        "sql/" + name,
                                        name + " has the newest known build of " + pack.get() + " on "
                                                + pack.get().lineName(line),
                                        FindingState.INSTALLED,
                                        Confidence.STRONG)
                                .kbs(listed.get().fact().kbs());
        next.ifPresent(later -> draft.because(
                later.base().fact().origin(), later + " (" + later.base().name() + ") can be installed as well."));
        return draft.current(version)
                .because(listed.get().fact().origin(), position(version, pack.get(), listed.get()))
                .finding();
    }

    private FindingDraft missing(
            String name,
            Version version,
            ServicePack pack,
            SqlBuild newest,
            @Nullable LocalDate packEnd,
            LocalDate day) {
        UpdateLine line = pack.lineOf(version);
        boolean paid = packEnd != null && day.isAfter(packEnd);
        FindingDraft draft = new FindingDraft(
                        "sql/" + name,
                        name + " lacks the newest update of " + pack + " on " + pack.lineName(line),
                        FindingState.MISSING,
                        paid ? Confidence.LIKELY : Confidence.STRONG)
                .kbs(newest.fact().kbs())
                .target(newest.version())
                .supportEnded(paid ? packEnd : null)
                .because(
                        newest.fact().origin(),
                        "The newest build on " + pack.lineName(line) + " is " + newest.version() + " (" + newest.name()
                                + "), which contains those before it.");
        LocalDate released = newest.fact().released();
        if (packEnd != null && released != null && released.isAfter(packEnd)) {
            draft.because("It came out on " + released
                    + ", after the end of support: it may be only for who bought Extended Security Updates.");
        }
        vulnerabilities.addTo(
                draft, vulnerabilities.byKb(pack.kbsAfter(version), "Microsoft SQL Server " + pack.productName()));
        return draft;
    }

    private static HostFinding servicePackMissing(
            String name, Version version, ServicePack pack, ServicePack next, LocalDate packEnd) {
        return new FindingDraft("sql/" + name, name + " lacks " + next, FindingState.MISSING, Confidence.STRONG)
                .kbs(next.base().fact().kbs())
                .current(version)
                .target(next.base().version())
                .supportEnded(packEnd)
                .remedy("Install " + next + ", then the newest update on top of it.")
                .because(pack + " has been out of support since " + packEnd + "; " + next + " takes its place.")
                .because(
                        next.base().fact().origin(),
                        next + " is " + next.base().version() + " ("
                                + next.base().name() + ").")
                .finding();
    }

    private static FindingDraft unlisted(String name, Version version, ServicePack pack) {
        UpdateLine line = pack.lineOf(version);
        FindingDraft draft = new FindingDraft(
                        "sql/" + name, "No table lists the build of " + name, FindingState.UNKNOWN, Confidence.STRONG)
                .current(version);
        pack.newest(line)
                .ifPresent(newest -> draft.because(
                        newest.fact().origin(),
                        version.isAtLeast(newest.version())
                                ? "It is newer than all known builds of " + pack + " on " + pack.lineName(line)
                                        + ", of which the newest is " + newest.version() + " (" + newest.name()
                                        + "): the table is older than the update."
                                : "By its number it would be of " + pack + " on " + pack.lineName(line)
                                        + ", of which the newest known build is " + newest.version() + " ("
                                        + newest.name() + ")."));
        return draft;
    }

    private static HostFinding unknown(String name, @Nullable String told, String why) {
        return new FindingDraft(
                        "sql/" + name,
                        "The build of " + name + " is not known",
                        FindingState.UNKNOWN,
                        Confidence.STRONG)
                .current(told)
                .because(why)
                .finding();
    }

    private static String position(Version version, ServicePack pack, SqlBuild listed) {
        return version + " is " + pack + " (" + listed.name() + ") on " + pack.lineName(pack.lineOf(version)) + ".";
    }
}
