package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The graphs of one Windows release: its own, and those of what runs on it. Each is built when first asked for. */
final class ProductUpdates {

    private final Catalogue catalogue;
    private final WindowsProduct product;
    private final NumberedCves cves;
    private final Fixes windows;
    private final Optional<DocumentedPeriod> documented;
    private final List<HostFinding> withoutFix;
    private final Map<String, BitSet> fixesOfWithdrawn;
    /** Product names of the catalogue, by what runs on this Windows. */
    private final Map<String, List<String>> components = new TreeMap<>();

    private final Map<List<String>, Fixes> graphs = new ConcurrentHashMap<>();

    ProductUpdates(Catalogue catalogue, WindowsProduct product) {
        this.catalogue = catalogue;
        this.product = product;
        for (String name : catalogue.products()) {
            String component = product.component(name);
            if (component != null) {
                components
                        .computeIfAbsent(component, absent -> new ArrayList<>())
                        .add(name);
            }
        }
        List<String> covered = new ArrayList<>(product.names());
        components.values().forEach(covered::addAll);
        this.cves = new NumberedCves(catalogue, covered);
        this.windows = build(product.names());
        this.documented = DocumentedPeriod.of(windows.graph());
        this.withoutFix = new UnfixedVulnerabilities(catalogue, product).findings();
        this.fixesOfWithdrawn = WithdrawnUpdates.fixes(windows.graph());
    }

    WindowsProduct product() {
        return product;
    }

    Fixes windows() {
        return windows;
    }

    /** Of this Windows and of what runs on it. */
    NumberedCves cves() {
        return cves;
    }

    /** What time the documents speak of; empty without documents. */
    Optional<DocumentedPeriod> documented() {
        return documented;
    }

    /** What documents say affects this Windows without naming a fix: the same for every host. */
    List<HostFinding> withoutFix() {
        return withoutFix;
    }

    /** Updates of this Windows, by number, that documents name for each vulnerability that a withdrawn one fixes. */
    Map<String, BitSet> fixesOfWithdrawn() {
        return fixesOfWithdrawn;
    }

    /** Of what the host has or may have, with the updates of each. */
    Map<Component, Fixes> components(HostFacts host) {
        Map<Component, List<String>> names = new LinkedHashMap<>();
        components.forEach((name, products) -> {
            Component component = Component.of(name, host);
            if (component.presence() != Component.Presence.ABSENT) {
                names.computeIfAbsent(component, absent -> new ArrayList<>()).addAll(products);
            }
        });
        Map<Component, Fixes> result = new LinkedHashMap<>();
        names.forEach((component, products) ->
                result.put(component, graphs.computeIfAbsent(List.copyOf(products), this::build)));
        return result;
    }

    private Fixes build(List<String> products) {
        return new Fixes(SupersedenceGraph.of(catalogue, products), cves, new Previews(catalogue));
    }
}
