package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lync Server or Skype for Business Server as the registry's list of programs shows it (domain notes, §4.5): entries named
 * {@code Microsoft Lync Server 2013, Core Components}, {@code Skype for Business Server 2019, Front End Server} … The
 * Debugging Tools and the Resource Kit are no part of the server and are left out.
 *
 * <p>The product is told by the version of the Core Components, because the Subscription Edition is an update of 2019. That
 * it begins with 7.0.2046.800 is inferred: the lowest build known of it is 7.0.2046.820, the highest of 2019 is
 * 7.0.2046.553.
 *
 * @param product a constant of {@code HostSnapshot.Product} in the events module
 * @param components those of the product, in the order told
 */
public record InstalledWorkload(String product, List<Component> components) {

    public static final String CORE_COMPONENTS = "Core Components";

    private static final Pattern NAME =
            Pattern.compile("(?:Microsoft )?(?:Lync Server|Skype for Business Server) ([^,]+), (.+)");
    private static final Pattern APART = Pattern.compile(".*(?:Debugging Tools|Resource Kit).*");

    private static final Version SUBSCRIPTION_EDITION = new Version(7, 0, 2046, 800);

    private static final Map<String, String> BY_NAME = Map.of(
            "2013", "LYNC_SERVER_2013",
            "2015", "SKYPE_FOR_BUSINESS_SERVER_2015",
            "2019", "SKYPE_FOR_BUSINESS_SERVER_2019");

    /** By the first three parts of a version (domain notes, §1.4). */
    private static final Map<Version, String> BY_VERSION = Map.of(
            Version.of("5.0.8308"), "LYNC_SERVER_2013",
            Version.of("6.0.9319"), "SKYPE_FOR_BUSINESS_SERVER_2015",
            Version.of("7.0.2046"), "SKYPE_FOR_BUSINESS_SERVER_2019");

    public InstalledWorkload {
        components = List.copyOf(components);
    }

    /**
     * A part of the server with a version of its own.
     *
     * @param name without the product: {@code Web Components Server}
     * @param version four parts; absent when unknown
     */
    public record Component(String name, @Nullable Version version) {}

    /** What a host has; empty when none of its programs is a part of these products. */
    public static Optional<InstalledWorkload> of(List<ComponentFacts> programs) {
        String product = null;
        List<Entry> entries = new ArrayList<>();
        for (ComponentFacts program : programs) {
            Matcher name = NAME.matcher(program.name().strip());
            if (!name.matches() || APART.matcher(name.group(2)).matches()) {
                continue;
            }
            Entry entry = Entry.of(name.group(1).strip(), name.group(2).strip(), program.version());
            entries.add(entry);
            if (entry.product() != null && (product == null || entry.name().equals(CORE_COMPONENTS))) {
                product = entry.product();
            }
        }
        if (product == null) {
            return Optional.empty();
        }
        String of = product;
        return Optional.of(new InstalledWorkload(
                of,
                entries.stream()
                        .filter(entry -> generation(of).equals(generation(entry.product())))
                        .map(entry -> new Component(entry.name(), entry.version()))
                        .toList()));
    }

    /** The component by which the level of a server is named. */
    public Optional<Component> core() {
        return components.stream()
                .filter(component -> component.name().equals(CORE_COMPONENTS))
                .findFirst();
    }

    /** Components of the Subscription Edition may have kept the version they had as 2019. */
    private static String generation(@Nullable String product) {
        return product == null ? "" : product.replace("_SE", "_2019");
    }

    private record Entry(
            @Nullable String product, String name, @Nullable Version version) {

        static Entry of(String productName, String name, @Nullable String told) {
            Version version = Optional.ofNullable(told).flatMap(Version::read).orElse(null);
            return new Entry(
                    version == null ? BY_NAME.get(productName) : byVersion(version, productName), name, version);
        }

        private static @Nullable String byVersion(Version version, String productName) {
            if (version.major() == SUBSCRIPTION_EDITION.major() && version.isAtLeast(SUBSCRIPTION_EDITION)) {
                return "SKYPE_FOR_BUSINESS_SERVER_SE";
            }
            return BY_VERSION.getOrDefault(version.withoutRevision(), BY_NAME.get(productName));
        }
    }
}
