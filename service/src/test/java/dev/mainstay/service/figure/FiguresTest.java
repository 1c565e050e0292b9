package dev.mainstay.service.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Figures figures = new Figures(meters)
            .one("hosts", "Hosts")
            .each("jobs", "status", List.of("READY", "RUNNING"), "Jobs")
            .met("holds", "code", 2, "Holds");

    @Test
    void beforeTheFirstReadingNothingIsShown() {
        assertThat(meters.get("hosts").gauge().value()).isNaN();
        assertThat(jobs("READY")).isNaN();
    }

    @Test
    void whatAReadingDoesNotMentionIsNone() {
        figures.show(new Reading().add("hosts", 3).add("jobs", "READY", 1).add("jobs", "READY", 1));

        assertThat(meters.get("hosts").gauge().value()).isEqualTo(3);
        assertThat(jobs("READY")).isEqualTo(2);
        assertThat(jobs("RUNNING")).isZero();

        figures.show(new Reading());

        assertThat(jobs("READY")).isZero();
    }

    @Test
    void afterAReadingThatFailedNothingIsShown() {
        figures.show(new Reading().add("hosts", 3));

        figures.forget();

        assertThat(meters.get("hosts").gauge().value()).isNaN();
    }

    @Test
    void valuesThatAreMetGetSeriesUpToTheirNumber() {
        Reading reading = new Reading();
        IntStream.range(0, 100).forEach(i -> reading.add("holds", "code-" + i, 1));

        figures.show(reading);
        figures.show(reading);

        assertThat(meters.get("holds").gauges()).hasSize(3);
        assertThat(meters.get("holds").tag("code", "other").gauge().value()).isEqualTo(98);
        assertThat(meters.get("holds").gauges().stream()
                        .mapToDouble(gauge -> gauge.value())
                        .sum())
                .isEqualTo(100);
    }

    private double jobs(String status) {
        return meters.get("jobs").tag("status", status).gauge().value();
    }
}
