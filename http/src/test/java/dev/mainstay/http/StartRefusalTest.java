package dev.mainstay.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.junit.main.Launch;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole service, started for an address that others could reach: it must be gone before it listens. */
@QuarkusMainTest
@TestProfile(StartRefusalTest.OpenToAll.class)
class StartRefusalTest {

    public static final class OpenToAll implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.host", "0.0.0.0", "quarkus.http.test-port", "0");
        }
    }

    @Test
    @Launch(
            value = {},
            exitCode = 1)
    void theServiceDoesNotStart(LaunchResult result) {
        assertThat(result.getOutput() + result.getErrorOutput())
                .contains("quarkus.http.host=0.0.0.0 would let others in", "set quarkus.http.host=127.0.0.1")
                .doesNotContain("Listening on");
    }
}
