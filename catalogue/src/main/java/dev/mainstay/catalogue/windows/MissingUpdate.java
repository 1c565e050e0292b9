package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.view.Catalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A finding about an update to install, while what it closes for Windows and for components is gathered. */
final class MissingUpdate {

    private static final List<String> SEVERITIES = List.of("Low", "Moderate", "Important", "Critical");

    private final Update update;
    private final String subject;
    private final Text title;
    private final FindingState state;
    private final Confidence confidence;
    private final Map<String, String> severities = new TreeMap<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private @Nullable String current;
    private @Nullable Text remedy;

    MissingUpdate(Update update, String subject, Text title, FindingState state, Confidence confidence) {
        this.update = update;
        this.subject = subject;
        this.title = title;
        this.state = state;
        this.confidence = confidence;
    }

    Update update() {
        return update;
    }

    MissingUpdate current(@Nullable String build) {
        current = build;
        return this;
    }

    MissingUpdate remedy(@Nullable Text text) {
        remedy = text;
        return this;
    }

    MissingUpdate closes(Collection<Vulnerability> vulnerabilities) {
        for (Vulnerability vulnerability : vulnerabilities) {
            severities.merge(vulnerability.cve(), nullToEmpty(vulnerability.severity()), MissingUpdate::moreSevere);
        }
        return this;
    }

    MissingUpdate because(Evidence reason) {
        evidence.add(reason);
        return this;
    }

    MissingUpdate because(Text text) {
        return because(new Evidence(null, text));
    }

    HostFinding finding(Catalogue catalogue) {
        List<Exploited> exploited = new ArrayList<>();
        for (String cve : new TreeSet<>(severities.keySet())) {
            catalogue.exploited(cve).map(MissingUpdate::exploited).ifPresent(exploited::add);
        }
        String severity = severities.values().stream().reduce("", MissingUpdate::moreSevere);
        return new HostFinding(
                subject,
                title,
                state,
                confidence,
                update.kb(),
                current,
                update.fixedBuild(),
                severity.isEmpty() ? null : severity,
                List.copyOf(severities.keySet()),
                exploited,
                null,
                remedy,
                evidence);
    }

    private static Exploited exploited(ExploitedFact fact) {
        return new Exploited(fact.cve(), fact.due());
    }

    private static String moreSevere(String one, String other) {
        return SEVERITIES.indexOf(other) > SEVERITIES.indexOf(one) ? other : one;
    }

    private static String nullToEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
