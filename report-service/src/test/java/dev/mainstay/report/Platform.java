package dev.mainstay.report;

import dev.mainstay.testing.ScannersKey;
import dev.mainstay.testing.ServicePlatform;
import java.util.Map;

/** report-service under test. */
public class Platform extends ServicePlatform {

    public Platform() {
        super("report-service");
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "mainstay.messaging.publishers.scanner.keys",
                ScannersKey.publicFile().toString());
    }
}
