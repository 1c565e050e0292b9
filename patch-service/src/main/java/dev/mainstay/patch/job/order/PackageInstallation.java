package dev.mainstay.patch.job.order;

import java.util.List;

/** A package from beside Windows Update that a person registered and ordered (docs/adr/0013). */
public record PackageInstallation(OrderedPackage software) implements Work {

    @Override
    public List<OrderedUpdate> updates() {
        return List.of();
    }

    @Override
    public String fingerprint() {
        return "package-" + software.sha256() + "-" + software.instance();
    }
}
