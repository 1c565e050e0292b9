package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.supersedence.Update;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Updates that a host may need, of which it does not tell: whether it has the component, or whether it has the update.
 *
 * <p>A host cannot tell of .NET Framework by KB. Documents name one KB for all its versions on a Windows release and let it
 * replace another KB for each version (2022-Apr: KB5012331 over KB5008868, KB5008870 and KB5008883 on Windows Server 2012
 * R2): hosts list the numbers of the packages, not that of the bundle.
 */
final class UncertainUpdates {

    private final String family;
    private final boolean present;
    private final Set<String> kbs = new TreeSet<>();
    private final BitSet cves = new BitSet();
    private final List<Evidence> evidence = new ArrayList<>();

    /** Over a component that the host has, or of which it does not tell. */
    UncertainUpdates(String family, boolean present) {
        this.family = family;
        this.present = present;
    }

    void add(Component component, Update update, BitSet closes) {
        kbs.add(update.kb());
        cves.or(closes);
        evidence.add(new Evidence(
                update.origins().getFirst(),
                present
                        ? WindowsText.COMPONENT_UPDATE_WHY.with(update.kb())
                        : WindowsText.COMPONENT_UNKNOWN_WHY.with(Component.text(component.name()), update.kb())));
    }

    HostFinding finding(NumberedCves numbered) {
        return new FindingDraft(
                        "windows/component/" + family,
                        (present ? WindowsText.COMPONENT_UPDATE : WindowsText.COMPONENT_UNKNOWN)
                                .with(Component.text(family)),
                        FindingState.UNKNOWN,
                        Confidence.WEAK)
                .kbs(kbs)
                .closing(numbered.names(cves), numbered.exploited(cves), null)
                .remedy((present ? WindowsText.ASK_AGENT : WindowsText.COMPONENT_UNKNOWN_REMEDY).with())
                .because(evidence)
                .finding();
    }
}
