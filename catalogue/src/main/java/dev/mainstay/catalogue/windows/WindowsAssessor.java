package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a host's Windows is missing, judged from documents and from what the host tells of itself. Pure, and safe for many
 * threads; made once for many hosts, because it keeps the graph of every Windows release that it meets.
 *
 * <p>It judges updates. Whether a release is out of support is a finding of {@code SupportAssessor}.
 */
public final class WindowsAssessor {

    private final Catalogue catalogue;
    private final Map<WindowsProduct, ProductUpdates> products = new ConcurrentHashMap<>();

    public WindowsAssessor(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Findings with the subjects {@code windows/KB…}, {@code windows/component/…}, {@code windows/no-fix/CVE…}, {@code windows/no-fix}, {@code windows/before-rollups}, {@code
     * windows/service-pack}, {@code windows/product} and {@code windows/coverage}; those to install come first.
     *
     * @param today for what is past support by then
     */
    public List<HostFinding> assess(HostFacts host, LocalDate today) {
        Windows windows = host.windows();
        if (windows == null) {
            return List.of(plain(
                    "windows/product",
                    WindowsText.VERSION_UNKNOWN.with(),
                    FindingState.UNKNOWN,
                    null,
                    WindowsText.VERSION_UNKNOWN_WHY.with()));
        }
        Optional<WindowsProduct> product = WindowsProduct.of(windows);
        if (product.isEmpty()) {
            return List.of(plain(
                    "windows/product",
                    WindowsText.NO_PRODUCT.with(),
                    FindingState.UNKNOWN,
                    null,
                    WindowsText.NO_PRODUCT_WHY.with(windows.line())));
        }
        if (windows.servicePack() < product.get().servicePack()) {
            int pack = product.get().servicePack();
            return List.of(plain(
                    "windows/service-pack",
                    WindowsText.NO_SERVICE_PACK.with(pack),
                    FindingState.UNPATCHABLE,
                    WindowsText.NO_SERVICE_PACK_REMEDY.with(pack),
                    WindowsText.NO_SERVICE_PACK_WHY.with(
                            windows.servicePack(), product.get().name())));
        }
        ProductUpdates updates =
                products.computeIfAbsent(product.get(), release -> new ProductUpdates(catalogue, release));
        if (updates.windows().graph().updates().isEmpty()) {
            return List.of(plain(
                    "windows/product",
                    WindowsText.NO_UPDATES.with(product.get().name()),
                    FindingState.UNKNOWN,
                    WindowsText.NO_UPDATES_REMEDY.with(),
                    WindowsText.NO_UPDATES_WHY.with(product.get().name())));
        }
        return new HostAssessment(catalogue, updates, host, windows, today).findings();
    }

    private static HostFinding plain(
            String subject, Text title, FindingState state, @Nullable Text remedy, Text reason) {
        return new FindingDraft(subject, title, state, Confidence.STRONG)
                .remedy(remedy)
                .because(reason)
                .finding();
    }
}
