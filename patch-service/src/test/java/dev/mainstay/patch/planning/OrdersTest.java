package dev.mainstay.patch.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.TestHost;
import dev.mainstay.testing.Records;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which updates a job takes first when it cannot take all. */
class OrdersTest {

    @Test
    void theSoonestDeadlineComesFirstAndWhatHasNoneLast() {
        Offer none = offer(1, 200, null);
        Offer noneHigher = offer(1, 201, null);
        Offer later = offer(2, 200, "2026-12-24T03:00:00Z");
        Offer past = offer(9, 200, "2026-11-01T03:00:00Z");
        Offer soon = offer(8, 200, "2026-11-30T03:00:00Z");
        Offer soonToo = offer(5, 200, "2026-11-30T03:00:00Z");

        List<Offer> ordered = Stream.of(noneHigher, none, later, soon, past, soonToo)
                .sorted(Orders.SOONEST_DEADLINE_FIRST)
                .toList();

        assertThat(ordered).containsExactly(past, soonToo, soon, later, none, noneHigher);
    }

    private static Offer offer(long id, int revision, @Nullable String deadline) {
        return Records.with(
                TestHost.offer(new UpdateRef(new UUID(0, id), revision)),
                "deadline",
                deadline == null ? null : Instant.parse(deadline));
    }
}
