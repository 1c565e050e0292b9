package dev.mainstay.patch;

import dev.mainstay.testing.ScannersKey;
import dev.mainstay.testing.ServicePlatform;
import java.util.Map;

/** patch-service under test, which makes haste. */
public class Platform extends ServicePlatform {

    public Platform() {
        super("patch-service");
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "mainstay.messaging.publishers.scanner.keys",
                        ScannersKey.publicFile().toString(),
                "mainstay.patch.job.sweep-every", "200ms",
                "mainstay.patch.rollout.counts-every", "200ms",
                "mainstay.patch.planning.release-delay", "20ms",
                "mainstay.patch.order-key.local-folder", "target/order-key");
    }
}
