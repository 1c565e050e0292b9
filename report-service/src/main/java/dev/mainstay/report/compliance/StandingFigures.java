package dev.mainstay.report.compliance;

import dev.mainstay.service.figure.FigureReader;
import dev.mainstay.service.figure.Figures;
import dev.mainstay.service.figure.Reading;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;

/** Meters of where the estate stands. */
@ApplicationScoped
public class StandingFigures implements FigureReader {
    private static final String HOSTS = "report.hosts";
    private static final String EXPOSED = "report.hosts.exposed";
    private static final String EXPLOITED = "exploited";
    private static final String UNPATCHABLE = "unpatchable";

    private final HostStateStore store;
    private final Figures figures;

    StandingFigures(HostStateStore store, MeterRegistry meters) {
        this.store = store;
        this.figures = new Figures(meters)
                .each(
                        HOSTS,
                        "standing",
                        Arrays.stream(Standing.values()).map(Standing::name).toList(),
                        "Machines of the estate, by where they stand")
                .each(
                        EXPOSED,
                        "by",
                        List.of(EXPLOITED, UNPATCHABLE),
                        "Machines with a known exploited vulnerability open, or with something that nothing can be installed for");
    }

    @Override
    public Figures figures() {
        return figures;
    }

    @Override
    @Transactional
    public Reading read() {
        Reading reading = new Reading();
        store.each(host -> {
            if (host.machine()) {
                reading.add(HOSTS, host.state().name(), 1);
                reading.add(EXPOSED, EXPLOITED, host.exploited() > 0 ? 1 : 0);
                reading.add(EXPOSED, UNPATCHABLE, host.unpatchable() > 0 ? 1 : 0);
            }
        });
        return reading;
    }
}
