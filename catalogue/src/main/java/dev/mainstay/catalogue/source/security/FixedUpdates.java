package dev.mainstay.catalogue.source.security;

import dev.mainstay.catalogue.fact.AffectedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.source.Kbs;
import dev.mainstay.catalogue.source.ProductNames;
import dev.mainstay.catalogue.source.Skip;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The updates of one document, gathered from its vulnerabilities. */
final class FixedUpdates {

    private static final Pattern WINDOWS = Pattern.compile("Windows (?:\\d|Server|RT|Vista).*");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Map<String, String> products = new HashMap<>();
    private final Map<Key, Gathered> updates = new LinkedHashMap<>();
    private final Map<String, Without> without = new LinkedHashMap<>();
    private final Map<Skip, Integer> skipped = new EnumMap<>(Skip.class);
    private final Map<Vulnerability, Vulnerability> vulnerabilities = new HashMap<>();

    void product(String id, String name) {
        products.put(id, ProductNames.normalise(name));
    }

    void add(VulnerabilityFixes vulnerability) {
        addAffected(vulnerability);
        for (VulnerabilityFixes.Fix fix : vulnerability.fixes()) {
            Optional<String> kb = kb(fix);
            if (kb.isEmpty()) {
                skip(fix.description.isEmpty() ? Skip.EMPTY_KB : Skip.WORDS_FOR_KB);
                continue;
            }
            List<String> supersedes = Kbs.allIn(fix.supersedes);
            if (supersedes.isEmpty() && !fix.supersedes.isEmpty()) {
                skip(Skip.WORDS_FOR_SUPERSEDENCE);
            }
            for (String id : fix.products) {
                String product = products.get(id);
                if (product == null) {
                    skip(Skip.UNKNOWN_PRODUCT);
                    continue;
                }
                Gathered update = updates.computeIfAbsent(
                        new Key(kb.get(), product, track(fix), emptyToNull(fix.fixedBuild)), key -> new Gathered());
                update.supersedes.addAll(supersedes);
                update.supersedes.remove(kb.get());
                Vulnerability fixed = new Vulnerability(vulnerability.cve(), vulnerability.severity(id));
                update.vulnerabilities.add(vulnerabilities.computeIfAbsent(fixed, same -> same));
                update.restart = moreDisturbing(update.restart, fix.restart);
            }
        }
    }

    /** Releases of Windows only: of other products nothing is concluded from it. */
    private void addAffected(VulnerabilityFixes vulnerability) {
        Set<String> fixed = new HashSet<>();
        vulnerability.fixes().stream()
                .filter(fix -> kb(fix).isPresent())
                .flatMap(fix -> fix.products.stream())
                .map(id -> products.getOrDefault(id, ""))
                .forEach(fixed::add);
        for (String id : vulnerability.affected()) {
            String product = products.get(id);
            if (product != null
                    && !fixed.contains(product)
                    && !vulnerability.cve().isEmpty()
                    && WINDOWS.matcher(product).matches()) {
                without.putIfAbsent(
                        vulnerability.cve() + "|" + product,
                        new Without(vulnerability.cve(), product, vulnerability.severity(id)));
            }
        }
    }

    List<Fact> facts(Origin origin, @Nullable LocalDate published) {
        List<Fact> facts = new ArrayList<>();
        Map<String, Fact> builds = new LinkedHashMap<>();
        updates.forEach((key, gathered) -> {
            facts.add(new UpdateFact(
                    origin,
                    key.kb(),
                    key.product(),
                    key.track(),
                    key.fixedBuild(),
                    published,
                    List.copyOf(gathered.supersedes),
                    List.copyOf(gathered.vulnerabilities),
                    emptyToNull(gathered.restart)));
            if (WINDOWS.matcher(key.product()).matches()) {
                Optional.ofNullable(key.fixedBuild())
                        .flatMap(Version::ofWindows)
                        .map(build -> new WindowsBuildFact(origin, build, key.kb(), null))
                        .ifPresent(fact -> builds.putIfAbsent(fact.key(), fact));
            }
        });
        facts.addAll(builds.values());
        without.values()
                .forEach(affected -> facts.add(
                        new AffectedFact(origin, affected.cve(), affected.product(), affected.severity(), published)));
        return facts;
    }

    /** Whether an update is among the fixes of a vulnerability. */
    boolean has(String kb, String cve) {
        return updates.entrySet().stream()
                .filter(update -> update.getKey().kb().equals(kb))
                .flatMap(update -> update.getValue().vulnerabilities.stream())
                .anyMatch(vulnerability -> vulnerability.cve().equals(cve));
    }

    Map<Skip, Integer> skipped() {
        return skipped;
    }

    /** Some documents have the number in SubType and words in Description. */
    private static Optional<String> kb(VulnerabilityFixes.Fix fix) {
        return Kbs.parse(fix.description).or(() -> Kbs.parse(fix.subType));
    }

    private static @Nullable String track(VulnerabilityFixes.Fix fix) {
        return DIGITS.matcher(fix.subType).matches() ? null : emptyToNull(fix.subType);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String moreDisturbing(String one, String other) {
        List<String> order = List.of("", "No", "Maybe", "Yes");
        return order.indexOf(other) > order.indexOf(one) ? other : one;
    }

    private void skip(Skip why) {
        skipped.merge(why, 1, Integer::sum);
    }

    private record Key(
            String kb,
            String product,
            @Nullable String track,
            @Nullable String fixedBuild) {}

    private record Without(
            String cve, String product, @Nullable String severity) {}

    private static final class Gathered {
        private final Set<String> supersedes = new LinkedHashSet<>();
        private final Set<Vulnerability> vulnerabilities = new LinkedHashSet<>();
        private String restart = "";
    }
}
