package dev.mainstay.scanner.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.scanner.host.HostId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScannedHostsTest {
    private static final HostId FIRST = new HostId(new UUID(0, 1));
    private static final HostId SECOND = new HostId(new UUID(0, 2));
    private static final HostId THIRD = new HostId(new UUID(0, 3));

    private final ScannedHosts scanned = new ScannedHosts(new SimpleMeterRegistry());

    @Test
    void hostsAreTakenTogetherFirstComeFirstServed() throws InterruptedException {
        all(10);

        assertThat(scanned.take(2, 1000)).containsExactly(FIRST, SECOND);
        assertThat(scanned.take(2, 1000)).containsExactly(THIRD);
        assertThat(scanned.isEmpty()).isTrue();
    }

    @Test
    void factsOfOneHostMayBeOfAnySizeThoseOfMoreFitTogether() throws InterruptedException {
        all(600);

        assertThat(scanned.take(10, 1000)).containsExactly(FIRST, SECOND);
        assertThat(scanned.take(10, 1)).containsExactly(THIRD);
    }

    @Test
    void scannedAgainAHostKeepsItsPlaceWhileItWaitsAndComesBackWhenItWasTaken() throws InterruptedException {
        all(10);
        scanned.add(FIRST, 10);

        assertThat(scanned.take(1, 1000)).containsExactly(FIRST);
        scanned.add(FIRST, 10);
        assertThat(scanned.take(10, 1000)).containsExactly(SECOND, THIRD, FIRST);
    }

    private void all(int size) {
        scanned.add(FIRST, size);
        scanned.add(SECOND, size);
        scanned.add(THIRD, size);
    }
}
