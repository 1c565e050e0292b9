package dev.mainstay.report;

import dev.mainstay.architecture.RestContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class RestContractTest {
    @TestHTTPResource("/q/openapi")
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URI openApi;

    @Test
    void theRestApiIsWhatTheDocumentsSay() {
        RestContract.holds("report-service", openApi);
    }
}
