package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.architecture.HostileRest;
import dev.mainstay.architecture.QueryWalk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Every operation of the service, attacked. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class HostileRestTest {
    @TestHTTPResource("/q/openapi")
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URI openApi;

    @Test
    void noPageOfAnotherOriginChangesAnything() {
        assertThat(new HostileRest(openApi).asAForeignPage()).isEmpty();
    }

    @Test
    void noValueMakesTheServiceFail() {
        assertThat(new HostileRest(openApi).withHostileValues()).isEmpty();
    }

    @Test
    void everyParameterOfEveryListIsTakenOrRefusedAsDocumented() {
        assertThat(new QueryWalk(openApi).walk()).isEmpty();
    }
}
