package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.fact.FixedBuildOverride;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From which build on Lync Server and Skype for Business Server are fixed, as MSRC's documents say. They write builds in
 * full, short ({@code 8308.1198}), mistyped, of another product, or {@code N/A} (domain notes, §4.4).
 *
 * <p>A correction by hand comes first; else a build in full or short counts if it is of the product's own release. What is
 * of another release is not believed.
 */
public final class FixedBuilds {

    /** By the start of MSRC's product names: the release that its builds must be of. */
    private static final Map<String, Release> RELEASES = Map.of(
            "Microsoft Lync Server 2013", new Release("LYNC_SERVER_2013", Version.of("5.0.8308")),
            "Skype for Business Server 2015", new Release("SKYPE_FOR_BUSINESS_SERVER_2015", Version.of("6.0.9319")),
            "Skype for Business Server 2019", new Release("SKYPE_FOR_BUSINESS_SERVER_2019", Version.of("7.0.2046")));

    private final Map<String, List<Fix>> fixes = new LinkedHashMap<>();

    private record Release(String product, Version builds) {}

    private record Fix(Version build, UpdateFact update) {}

    public FixedBuilds(Catalogue catalogue) {
        for (String name : catalogue.products()) {
            RELEASES.entrySet().stream()
                    .filter(release -> name.startsWith(release.getKey()))
                    .findFirst()
                    .ifPresent(release -> catalogue
                            .updatesOf(name)
                            .forEach(update -> build(update, release.getValue(), catalogue.fixedBuildOverrides())
                                    .ifPresent(build -> fixes.computeIfAbsent(
                                                    release.getValue().product(), product -> new ArrayList<>())
                                            .add(new Fix(build, update)))));
        }
    }

    /**
     * Updates that a version lacks and that a target brings.
     *
     * @param product a constant of {@code HostSnapshot.Product}
     */
    public List<UpdateFact> between(String product, Version version, Version target) {
        return fixes.getOrDefault(product, List.of()).stream()
                .filter(fix -> !version.isAtLeast(fix.build()) && target.isAtLeast(fix.build()))
                .map(Fix::update)
                .toList();
    }

    private static Optional<Version> build(
            UpdateFact update, Release release, Collection<FixedBuildOverride> overrides) {
        String written = update.fixedBuild();
        if (written == null) {
            return Optional.empty();
        }
        Optional<FixedBuildOverride> override = overrides.stream()
                .filter(candidate -> applies(candidate, update, written))
                .findFirst();
        if (override.isPresent()) {
            return Optional.ofNullable(override.get().build()).flatMap(Version::read);
        }
        return read(written, release);
    }

    private static Optional<Version> read(String written, Release release) {
        return Version.read(written)
                .or(() -> Version.ofShort(release.builds().release(), written))
                .filter(version -> version.isBuild(release.builds()));
    }

    private static boolean applies(FixedBuildOverride override, UpdateFact update, @Nullable String written) {
        return (override.kb() == null || override.kb().equals(update.kb()))
                && update.product().startsWith(override.product())
                && override.written().equals(written);
    }
}
