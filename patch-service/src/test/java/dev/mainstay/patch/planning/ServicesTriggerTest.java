package dev.mainstay.patch.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.ServiceState;
import dev.mainstay.patch.Platform;
import dev.mainstay.patch.TestHost;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who serves decides what is released: what changes it starts a release run at once. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ServicesTriggerTest {

    @Inject
    Reviews reviews;

    @Test
    void aScanThatTellsOtherServicesStartsAReleaseRunAndOneThatTellsTheSameDoesNot() {
        TestHost host = new TestHost();
        UUID nobodys = UUID.randomUUID();

        assertThat(runsStartedBy(
                        host.withService("RTCSRV", ServiceState.STOPPED).scanFor(nobodys)))
                .isEqualTo(1);
        assertThat(runsStartedBy(host.scanFor(nobodys))).isZero();
        assertThat(runsStartedBy(
                        host.withService("RTCSRV", ServiceState.RUNNING).scanFor(nobodys)))
                .isEqualTo(1);
        assertThat(runsStartedBy(new TestHost().scanFor(nobodys))).isZero();
    }

    private int runsStartedBy(ScanSnapshot scan) {
        Started.HERE.set(0);
        reviews.take(List.of(), List.of(scan));
        return Started.HERE.get();
    }

    /** What the calling thread fired: other tests' topics are read meanwhile. */
    @ApplicationScoped
    static class Started {
        static final ThreadLocal<Integer> HERE = ThreadLocal.withInitial(() -> 0);

        void on(@Observes EstateChanged event) {
            HERE.set(HERE.get() + 1);
        }
    }
}
