package dev.mainstay.scanner.host;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.service.figure.FigureReader;
import dev.mainstay.service.figure.Figures;
import dev.mainstay.service.figure.Reading;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Meters of the estate: how many machines can be relied on, and how old what is known of them may be. */
@ApplicationScoped
public class HostFigures implements FigureReader {
    private static final String HOSTS = "estate.hosts";
    private static final String UNENROLLED = "estate.hosts.unenrolled";
    private static final String IN_CONFLICT = "estate.hosts.conflicting";
    private static final String OLDEST = "estate.scan.oldest.seconds";

    private final HostFigureStore store;
    private final Clock clock;
    private final Figures figures;

    HostFigures(HostFigureStore store, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.clock = clock;
        this.figures = new Figures(meters)
                .each(
                        HOSTS,
                        "freshness",
                        List.of(Freshness.FRESH.name(), Freshness.STALE.name(), Freshness.NEVER_SCANNED.name()),
                        "Machines of the estate, by whether their last scan can be relied on")
                .one(UNENROLLED, "Machines of the estate without an enrolled agent")
                .one(IN_CONFLICT, "Machines of which it is not known which one speaks; nothing is ordered on them")
                .one(OLDEST, "Age of the oldest last complete scan of a machine; 0 before the first");
    }

    @Override
    public Figures figures() {
        return figures;
    }

    @Override
    @Transactional
    public Reading read() {
        Reading reading = new Reading();
        List<HostFigureStore.Alike> machines = store.machines();
        machines.forEach(alike -> reading.add(HOSTS, alike.freshness().name(), alike.hosts())
                .add(UNENROLLED, alike.unenrolled())
                .add(IN_CONFLICT, alike.inConflict()));
        machines.stream()
                .map(HostFigureStore.Alike::oldest)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(oldest -> reading.add(OLDEST, age(oldest)));
        return reading;
    }

    private long age(Instant oldest) {
        return Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }
}
