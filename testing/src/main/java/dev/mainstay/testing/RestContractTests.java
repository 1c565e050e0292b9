package dev.mainstay.testing;

import dev.mainstay.architecture.RestContract;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The service's REST API against its document in docs/openapi. A test of the service extends it. */
public abstract class RestContractTests {
    @TestHTTPResource("/q/openapi")
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URI openApi;

    @Test
    public void theRestApiIsWhatTheDocumentsSay() {
        RestContract.holds(ConfigProvider.getConfig().getValue("quarkus.application.name", String.class), openApi);
    }
}
