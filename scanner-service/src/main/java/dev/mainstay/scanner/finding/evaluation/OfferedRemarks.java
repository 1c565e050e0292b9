package dev.mainstay.scanner.finding.evaluation;

import dev.mainstay.catalogue.finding.HostFinding.OfferTerms;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import dev.mainstay.catalogue.workload.DotNetSupport;
import dev.mainstay.catalogue.workload.DotNetSupport.Answer;
import dev.mainstay.catalogue.workload.DotNetUpdate;
import dev.mainstay.catalogue.workload.InstalledWorkload;
import dev.mainstay.catalogue.workload.InstalledWorkload.Component;
import dev.mainstay.scanner.finding.evaluation.ScanFacts.Flags;
import dev.mainstay.scanner.finding.evaluation.ScanFacts.OfferedUpdate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said beside an offered update because of its flags and of what the host serves. Pure.
 *
 * @param first sentences that stand before all other evidence
 * @param remedy what to do; absent where installing it is all
 * @param offer its flags; absent where it has none
 */
record OfferedRemarks(
        List<Text> first, @Nullable Text remedy, @Nullable OfferTerms offer) {

    /** Days before a deadline from which on it is warned of; the day of the deadline is day 0. */
    private static final int NEAR_DAYS = 7;

    static OfferedRemarks of(OfferedUpdate update, HostFacts facts, HostInput host, LocalDate day) {
        Flags flags = update.flags();
        if (flags == null) {
            return new OfferedRemarks(List.of(), null, null);
        }
        List<Text> first = new ArrayList<>();
        Text remedy = dotNet(update, flags, facts, first);
        if (!update.pendingRestart() && remedy == null) {
            remedy = unasked(flags, host, day);
        }
        first.addAll(flagged(flags, day));
        boolean optional = flags.driver() || flags.browseOnly();
        return new OfferedRemarks(
                List.copyOf(first),
                remedy,
                optional || flags.mandatory() || flags.deadline() != null
                        ? new OfferTerms(optional, flags.mandatory(), flags.deadline())
                        : null);
    }

    private static List<Text> flagged(Flags flags, LocalDate day) {
        List<Text> said = new ArrayList<>();
        if (flags.driver()) {
            said.add(AgentText.DRIVER.with());
        } else if (flags.browseOnly()) {
            said.add(AgentText.OPTIONAL.with());
        }
        LocalDate deadline = deadline(flags);
        if (deadline != null) {
            said.add((deadline.isBefore(day) ? AgentText.DEADLINE_PASSED : AgentText.DEADLINE).with(deadline));
        }
        if (flags.mandatory()) {
            said.add(AgentText.MANDATORY.with());
        }
        return said;
    }

    /** Where Windows itself would take a member out of a pool, with nobody to drain it. */
    private static @Nullable Text unasked(Flags flags, HostInput host, LocalDate day) {
        LocalDate deadline = deadline(flags);
        boolean soon = deadline != null && !deadline.isAfter(day.plusDays(NEAR_DAYS));
        return host.memberships().isEmpty() || !(soon || flags.mandatory())
                ? null
                : AgentText.RESTARTS_BY_ITSELF.with(
                        host.memberships().getFirst().pool().fqdn());
    }

    private static @Nullable LocalDate deadline(Flags flags) {
        return flags.deadline() == null
                ? null
                : flags.deadline().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Says what is known of a .NET Framework on this workload, and answers what to do where it is not supported. */
    private static @Nullable Text dotNet(OfferedUpdate update, Flags flags, HostFacts facts, List<Text> said) {
        Optional<DotNetUpdate> brings = DotNetUpdate.of(update.title(), update.kbs(), flags.classification());
        Optional<InstalledWorkload> workload = InstalledWorkload.of(facts.components());
        if (brings.isEmpty() || workload.isEmpty()) {
            return null;
        }
        Version level = workload.get().core().map(Component::version).orElse(null);
        String version = brings.get().version();
        String server = DotNetSupport.serverName(workload.get().product());
        Answer answer = DotNetSupport.of(workload.get().product(), level, version);
        switch (answer) {
            case SUPPORTED -> {
                return null;
            }
            case NOT_SUPPORTED -> said.add(AgentText.DOTNET_NOT_SUPPORTED.with(version, server));
            case UNKNOWN -> said.add(AgentText.DOTNET_UNKNOWN.with(version, server));
        }
        if (brings.get().byTitle()) {
            said.add(AgentText.DOTNET_BY_TITLE.with());
        }
        return answer == Answer.NOT_SUPPORTED ? AgentText.DOTNET_NOT_SUPPORTED_REMEDY.with() : null;
    }
}
