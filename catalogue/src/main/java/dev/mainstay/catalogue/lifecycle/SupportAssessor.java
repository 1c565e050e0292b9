package dev.mainstay.catalogue.lifecycle;

import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether Windows Server, .NET Framework and Lync Server on a host still get updates. Pure.
 *
 * <p>A release of Windows Server is told by its build, which the support dates carry (domain notes, §5). Server 2019 and
 * the Semi-Annual Channel release 1809 share a build: a host is taken to be the long-term one, which is inferred, no
 * source says how to tell them apart. Client editions are not judged, and that is told: their dates depend on the edition,
 * which a build does not tell.
 */
public final class SupportAssessor {

    private static final String WINDOWS_SERVER = "windows-server";
    private static final String DOT_NET = "dotnetfx";
    private static final String LYNC = "lync-server";

    private final Lifecycles lifecycles;

    public SupportAssessor(Lifecycles lifecycles) {
        this.lifecycles = lifecycles;
    }

    /** Support of the operating system of a server whose workload is not known. */
    public Optional<HostFinding> windows(Windows windows, LocalDate day) {
        return windows(windows, false, day);
    }

    /**
     * Support of the operating system on a day; empty when there is nothing to tell.
     *
     * @param lync whether the server has Lync Server or Skype for Business Server, which bears no upgrade in place
     */
    public Optional<HostFinding> windows(Windows windows, boolean lync, LocalDate day) {
        String build = windows.line().toString();
        if (isClient(windows)) {
            return Optional.of(new FindingDraft(
                            "windows/support",
                            SupportText.CLIENT.with(),
                            FindingState.UNKNOWN,
                            HostFinding.Confidence.STRONG)
                    .current(build)
                    .because(SupportText.CLIENT_WHY.with())
                    .finding());
        }
        if (!isServer(windows)) {
            return Optional.empty();
        }
        Optional<LifecycleFact> release = windowsRelease(SupportBuild.of(windows), windows.servicePack());
        if (release.isEmpty()) {
            return Optional.of(new FindingDraft(
                            "windows/support",
                            SupportText.NO_DATE.with(),
                            FindingState.UNKNOWN,
                            HostFinding.Confidence.STRONG)
                    .current(build)
                    .because(SupportText.NO_DATE_WHY.with(build))
                    .finding());
        }
        return release.flatMap(fact -> SupportFinding.of(
                "windows/support",
                Support.of(fact, name(fact, "Windows Server")),
                build,
                day,
                (lync ? SupportText.MOVE_WINDOWS : SupportText.MOVE_WINDOWS_ALONE).with()));
    }

    /**
     * Support of .NET Framework on a day.
     *
     * @param release the registry's number; nothing is said when it is absent
     */
    public Optional<HostFinding> dotNet(@Nullable Integer release, LocalDate day) {
        return Optional.ofNullable(release)
                .flatMap(DotNetFramework::version)
                .flatMap(version -> lifecycles
                        .find(DOT_NET, version)
                        .flatMap(fact -> SupportFinding.of(
                                "dotnet/support",
                                Support.of(fact, ".NET Framework " + version),
                                version,
                                day,
                                SupportText.INSTALL_DOT_NET.with())));
    }

    /**
     * Support of Lync Server or Skype for Business Server on a day.
     *
     * @param product a constant of {@code HostSnapshot.Product} in the events module; nothing is said of others
     * @param current version of its Core Components; absent when unknown
     */
    public Optional<HostFinding> workload(String product, @Nullable String current, LocalDate day) {
        return Optional.ofNullable(cycle(product))
                .flatMap(cycle -> lifecycles.find(LYNC, cycle))
                .flatMap(fact -> SupportFinding.of(
                        "workload/support",
                        Support.of(fact, name(fact, "")),
                        current,
                        day,
                        SupportText.MOVE_WORKLOAD.with()));
    }

    /** Service packs of Windows Server 2003 share a build; each has a cycle of its own: {@code 2003-sp2}. */
    private Optional<LifecycleFact> windowsRelease(SupportBuild build, int servicePack) {
        List<LifecycleFact> releases =
                lifecycles.of(WINDOWS_SERVER).stream().filter(build::isOf).toList();
        return releases.stream()
                .filter(fact -> servicePack > 0 && fact.cycle().endsWith("-sp" + servicePack))
                .findFirst()
                .or(() -> releases.stream().reduce((one, other) -> isChannel(one) ? other : one));
    }

    /** Releases of the Semi-Annual and the Annual Channel are {@code 1809-sac}, {@code 23h2-ac}. */
    private static boolean isChannel(LifecycleFact fact) {
        return fact.cycle().endsWith("-sac") || fact.cycle().endsWith("-ac");
    }

    private static boolean isServer(Windows windows) {
        String caption = windows.caption();
        return Objects.requireNonNullElse(windows.server(), caption != null && caption.contains("Server"));
    }

    /** A host that tells neither is taken for neither. */
    private static boolean isClient(Windows windows) {
        String caption = windows.caption();
        return windows.server() != null ? !windows.server() : caption != null && !caption.contains("Server");
    }

    private static @Nullable String cycle(String product) {
        return switch (product) {
            case "LYNC_SERVER_2013" -> "2013";
            case "SKYPE_FOR_BUSINESS_SERVER_2015" -> "2015";
            case "SKYPE_FOR_BUSINESS_SERVER_2019" -> "2019";
            case "SKYPE_FOR_BUSINESS_SERVER_SE" -> "se";
            default -> null;
        };
    }

    private static String name(LifecycleFact fact, String prefix) {
        String label = fact.label();
        return label != null ? label : (prefix + " " + fact.cycle()).strip();
    }
}
