package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.LocalDb;
import dev.mainstay.catalogue.lifecycle.Support;
import dev.mainstay.catalogue.lifecycle.SupportFinding;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import dev.mainstay.catalogue.vulnerability.Vulnerabilities;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judge of the build of one instance on its own line: the newest update of that line, the next service pack once its own is
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
            List<HostFinding> findings = new ArrayList<>();
            findings.add(unknown(name, told, product(told, version)));
            LocalDb.release(name)
                    .flatMap(release -> Version.read(release + ".0"))
                    .flatMap(builds::productOf)
                    .flatMap(of -> over(name, of, told, workload, day))
                    .ifPresent(findings::add);
            return findings;
        }
        List<HostFinding> findings = new ArrayList<>();
        findings.add(build(name, version.get(), product.get(), day));
        over(name, product.get(), version.get().toString(), workload, day).ifPresent(findings::add);
        return findings;
    }

    private Optional<HostFinding> over(
            String name, SqlProduct product, @Nullable String version, @Nullable String workload, LocalDate day) {
        return support.of(product.last())
                .flatMap(until -> SupportFinding.of(
                        "sql/" + name + "/support", until, version, day, supported.wayOut(workload, day)));
    }

    private static Text product(@Nullable String told, Optional<Version> version) {
        if (told == null) {
            return SqlText.NO_VERSION.with();
        }
        return version.isEmpty() ? SqlText.NOT_A_VERSION.with() : SqlText.NO_SUCH_PRODUCT.with();
    }

    private HostFinding build(String name, Version version, SqlProduct product, LocalDate day) {
        Optional<ServicePack> pack = product.servicePackOf(version);
        if (pack.isEmpty()) {
            return unknown(name, version.toString(), SqlText.BEFORE_RELEASE.with(product.name()));
        }
        LocalDate packEnd = support.of(pack.get()).map(Support::until).orElse(null);
        Optional<ServicePack> next = product.after(pack.get());
        boolean packOver = next.isPresent() && packEnd != null && day.isAfter(packEnd);
        Optional<SqlBuild> listed = pack.get().find(version);
        if (listed.isEmpty()) {
            FindingDraft unlisted = unlisted(name, version, pack.get());
            if (packOver) {
                unlisted.supportEnded(packEnd)
                        .remedy(SqlText.UNLISTED_REMEDY.with(
                                next.get(), next.get().base().name(), pack.get(), packEnd));
            }
            return unlisted.finding();
        }
        if (next.isPresent() && packEnd != null && packOver) {
            return servicePackMissing(name, version, pack.get(), next.get(), packEnd);
        }
        UpdateLine line = pack.get().lineOf(version);
        Optional<SqlBuild> newest = pack.get().newest(line);
        FindingDraft draft = newest.isPresent()
                        && !version.isAtLeast(newest.get().version())
                ? missing(name, version, pack.get(), newest.get(), packEnd, day)
                : new FindingDraft(
                                "sql/" + name,
                                SqlText.NEWEST.with(name, pack.get(), pack.get().lineName(line)),
                                FindingState.INSTALLED,
                                Confidence.STRONG)
                        .kbs(listed.get().fact().kbs());
        next.ifPresent(later -> draft.because(
                later.base().fact().origin(),
                SqlText.PACK_AS_WELL.with(later, later.base().name())));
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
                        SqlText.LACKS.with(name, pack, pack.lineName(line)),
                        FindingState.MISSING,
                        paid ? Confidence.LIKELY : Confidence.STRONG)
                .kbs(newest.fact().kbs())
                .target(newest.version())
                .supportEnded(paid ? packEnd : null)
                .because(
                        newest.fact().origin(),
                        SqlText.NEWEST_ON_LINE.with(pack.lineName(line), newest.version(), newest.name()));
        LocalDate released = newest.fact().released();
        if (packEnd != null && released != null && released.isAfter(packEnd)) {
            draft.because(SqlText.AFTER_SUPPORT.with(released));
        }
        vulnerabilities.addTo(
                draft, vulnerabilities.byKb(pack.kbsAfter(version), "Microsoft SQL Server " + pack.productName()));
        return draft;
    }

    private static HostFinding servicePackMissing(
            String name, Version version, ServicePack pack, ServicePack next, LocalDate packEnd) {
        return new FindingDraft(
                        "sql/" + name, SqlText.LACKS_PACK.with(name, next), FindingState.MISSING, Confidence.STRONG)
                .kbs(next.base().fact().kbs())
                .current(version)
                .target(next.base().version())
                .supportEnded(packEnd)
                .remedy(SqlText.LACKS_PACK_REMEDY.with(next))
                .because(SqlText.PACK_OVER.with(pack, packEnd, next))
                .because(
                        next.base().fact().origin(),
                        SqlText.PACK_IS.with(
                                next, next.base().version(), next.base().name()))
                .finding();
    }

    private static FindingDraft unlisted(String name, Version version, ServicePack pack) {
        UpdateLine line = pack.lineOf(version);
        FindingDraft draft = new FindingDraft(
                        "sql/" + name, SqlText.UNLISTED.with(name), FindingState.UNKNOWN, Confidence.STRONG)
                .current(version);
        pack.newest(line)
                .ifPresent(newest -> draft.because(
                        newest.fact().origin(),
                        (version.isAtLeast(newest.version()) ? SqlText.UNLISTED_NEWER : SqlText.UNLISTED_ON_LINE)
                                .with(pack, pack.lineName(line), newest.version(), newest.name())));
        return draft;
    }

    private static HostFinding unknown(String name, @Nullable String told, Text why) {
        return new FindingDraft("sql/" + name, SqlText.UNKNOWN.with(name), FindingState.UNKNOWN, Confidence.STRONG)
                .current(told)
                .because(why)
                .finding();
    }

    private static Text position(Version version, ServicePack pack, SqlBuild listed) {
        return SqlText.POSITION.with(version, pack, listed.name(), pack.lineName(pack.lineOf(version)));
    }
}
