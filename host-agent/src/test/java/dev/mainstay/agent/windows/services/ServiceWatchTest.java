package dev.mainstay.agent.windows.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.windows.FakePace;
import dev.mainstay.agent.windows.FakeServices;
import dev.mainstay.agent.windows.services.Services.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceWatchTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final FakeServices services = new FakeServices()
            .add("W3SVC", "World Wide Web Publishing Service", State.RUNNING, StartType.AUTOMATIC)
            .add("RTCSRV", "Lync Server Front-End", State.RUNNING, StartType.AUTOMATIC)
            .add("RTCCAA", "Lync Server Conferencing Attendant", State.RUNNING, StartType.AUTOMATIC);
    private final FakePace pace = new FakePace();
    private final ServiceWatch watch = new ServiceWatch(services, pace);

    @Test
    void whatDependsOnAServiceIsStoppedBeforeIt() {
        services.dependsOn("RTCCAA", "RTCSRV").slow("RTCCAA", 3);

        assertThat(watch.stop("RTCSRV", MINUTE)).isEmpty();
        assertThat(services.calls).containsExactly("stop RTCCAA", "stop RTCSRV");
        assertThat(services.get("RTCCAA").stopped()).isTrue();
        assertThat(services.get("RTCSRV").stopped()).isTrue();
    }

    @Test
    void aServiceThatDoesNotStopIsNamedWhenTheTimeIsOver() {
        services.slow("RTCSRV", Integer.MAX_VALUE);

        Optional<Failure> failure = watch.stop("RTCSRV", MINUTE);

        assertThat(failure.orElseThrow().hresult()).isEqualTo(Hresult.WU_E_TIMEOUT);
        assertThat(failure.orElseThrow().message()).contains("RTCSRV (STOP_PENDING)");
        assertThat(pace.passed()).isBetween(MINUTE, MINUTE.plusSeconds(2));
    }

    @Test
    void aServiceThatIsNotThereOrStandsStillNeedsNoStop() {
        watch.stop("W3SVC", MINUTE);
        services.calls.clear();

        assertThat(watch.stop("W3SVC", MINUTE)).isEmpty();
        assertThat(watch.stop("NOTHING", MINUTE)).isEmpty();
        assertThat(services.calls).isEmpty();
    }

    @Test
    void aStartWaitsUntilTheServiceRuns() {
        watch.stop("W3SVC", MINUTE);
        services.slow("W3SVC", 5);

        assertThat(watch.start("W3SVC", MINUTE)).isEmpty();
        assertThat(services.get("W3SVC").running()).isTrue();
    }

    @Test
    void aRefusalIsPassedOn() {
        services.failing("stop RTCSRV", 5);

        assertThat(watch.stop("RTCSRV", MINUTE).orElseThrow().hresult()).hasToString("0x80070005");
        assertThat(watch.await(List.of("RTCSRV"), State.STOPPED, Duration.ZERO)).isPresent();
    }
}
