package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.host.HostFacts;
import dev.mainstay.catalogue.host.HostFacts.Windows;
import dev.mainstay.catalogue.view.Catalogue;
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
     * Findings with the subjects {@code windows/KB…}, {@code windows/component/…}, {@code windows/before-rollups}, {@code
     * windows/service-pack}, {@code windows/product} and {@code windows/coverage}; those to install come first.
     *
     * @param today for what is past support by then
     */
    public List<HostFinding> assess(HostFacts host, LocalDate today) {
        Windows windows = host.windows();
        if (windows == null) {
            return List.of(
                    plain(
                            "windows/product",
                            "The version of Windows is not known",
                            FindingState.UNKNOWN,
                            null,
                            "Nothing that was read tells which Windows the host runs, so that no update of Windows is judged."));
        }
        String build = windows.version() + "." + windows.build();
        Optional<WindowsProduct> product = WindowsProduct.of(windows);
        if (product.isEmpty()) {
            return List.of(plain(
                    "windows/product",
                    "No document tells of updates for this Windows",
                    FindingState.UNKNOWN,
                    null,
                    "The host says build " + build
                            + "; the documents, which begin in April 2016, name no such product."));
        }
        if (windows.servicePack() < product.get().servicePack()) {
            String pack = "Service Pack " + product.get().servicePack();
            return List.of(plain(
                    "windows/service-pack",
                    pack + " is missing, without which nothing else is offered",
                    FindingState.UNPATCHABLE,
                    "Install " + pack + ", then assess the host again.",
                    "The host says service pack " + windows.servicePack() + "; the documents name updates for "
                            + product.get().name() + " only."));
        }
        ProductUpdates updates =
                products.computeIfAbsent(product.get(), release -> new ProductUpdates(catalogue, release));
        if (updates.windows().graph().updates().isEmpty()) {
            return List.of(plain(
                    "windows/product",
                    "The catalogue has no updates for " + product.get().name(),
                    FindingState.UNKNOWN,
                    "Import the documents of the Microsoft Security Response Center.",
                    "No document in the catalogue names " + product.get().name() + "."));
        }
        return new HostAssessment(catalogue, updates, host, windows, today).findings();
    }

    private static HostFinding plain(
            String subject, String title, FindingState state, @Nullable String remedy, String reason) {
        return new HostFinding(
                subject,
                title,
                state,
                Confidence.STRONG,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                remedy,
                List.of(new Evidence(null, reason)));
    }
}
