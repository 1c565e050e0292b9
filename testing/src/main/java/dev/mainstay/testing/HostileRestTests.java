package dev.mainstay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.architecture.HostileRest;
import dev.mainstay.architecture.QueryWalk;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Every operation of the service, attacked. A test of the service extends it. */
public abstract class HostileRestTests {
    @TestHTTPResource("/q/openapi")
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URI openApi;

    @Test
    public void noPageOfAnotherOriginChangesAnything() {
        assertThat(new HostileRest(openApi).asAForeignPage()).isEmpty();
    }

    @Test
    public void noValueMakesTheServiceFail() {
        assertThat(new HostileRest(openApi).withHostileValues()).isEmpty();
    }

    @Test
    public void everyParameterOfEveryListIsTakenOrRefusedAsDocumented() {
        assertThat(new QueryWalk(openApi).walk()).isEmpty();
    }
}
