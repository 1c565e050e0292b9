package dev.mainstay.service.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final Instant START = Instant.parse("2026-11-30T08:00:00Z");
    private final Refusals refusals = new Refusals(3, Duration.ofSeconds(2), 2);

    @Test
    void nobodyIsKeptWaitingWhoWasNeverRefused() {
        assertThat(refusals.wait("192.0.2.1", START)).isEmpty();
    }

    @Test
    void theBurstIsFreeAndThenOneEachTime() {
        refuse("192.0.2.1", 2, START);
        assertThat(refusals.wait("192.0.2.1", START)).isEmpty();

        refuse("192.0.2.1", 1, START);
        assertThat(refusals.wait("192.0.2.1", START)).contains(Duration.ofSeconds(2));
        assertThat(refusals.wait("192.0.2.1", START.plusMillis(1_999))).contains(Duration.ofMillis(1));

        assertThat(refusals.wait("192.0.2.1", START.plusSeconds(2))).isEmpty();
        refuse("192.0.2.1", 1, START.plusSeconds(2));
        assertThat(refusals.wait("192.0.2.1", START.plusSeconds(2))).contains(Duration.ofSeconds(2));
    }

    @Test
    void whatIsLongAgoCountsNoMore() {
        refuse("192.0.2.1", 3, START);

        refuse("192.0.2.1", 2, START.plusSeconds(600));
        assertThat(refusals.wait("192.0.2.1", START.plusSeconds(600))).isEmpty();
    }

    @Test
    void anotherAddressIsAnother() {
        refuse("192.0.2.1", 3, START);

        assertThat(refusals.wait("192.0.2.2", START)).isEmpty();
    }

    @Test
    void allAddressesOfAnIpv6NetworkAreOne() {
        refuse("2001:db8:1:2:3:4:5:6", 3, START);

        assertThat(refusals.wait("2001:db8:1:2::1", START)).isPresent();
        assertThat(refusals.wait("2001:db8:1:3::1", START)).isEmpty();
    }

    @Test
    void onlySoManyAddressesAreRemembered() {
        refuse("192.0.2.1", 3, START);
        refuse("192.0.2.2", 3, START);
        refuse("192.0.2.1", 1, START);
        refuse("192.0.2.3", 3, START);

        assertThat(refusals.wait("192.0.2.1", START)).isPresent();
        assertThat(refusals.wait("192.0.2.2", START)).isEmpty();
        assertThat(refusals.wait("192.0.2.3", START)).isPresent();
    }

    private void refuse(String address, int times, Instant when) {
        for (int i = 0; i < times; i++) {
            refusals.count(address, when);
        }
    }
}
