package dev.mainstay.scanner;

import dev.mainstay.testing.ServicePlatform;
import java.util.Map;

/** scanner-service under test. Sweeps run when a test calls for them. */
public class Platform extends ServicePlatform {

    public Platform() {
        super("scanner-service");
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "mainstay.messaging.signing.local-folder", "target/event-key",
                "mainstay.estate.freshness-sweep-every", "off",
                "mainstay.estate.product-sweep-every", "off",
                "mainstay.scan.retention.sweep-every", "off",
                "mainstay.catalogue.directory-sweep-every", "off",
                "mainstay.catalogue.fetch-every", "off",
                "mainstay.catalogue.reload-sweep-every", "off",
                "mainstay.findings.sweep-every", "off",
                // So that a test of the limit need not send so much.
                "mainstay.http.bodies.assessment.max-bytes", "1M");
    }
}
