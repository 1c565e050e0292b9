package dev.mainstay.patch.job.store;

import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.service.figure.FigureReader;
import dev.mainstay.service.figure.Figures;
import dev.mainstay.service.figure.Reading;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Meters of the jobs that are not over, and of what holds those that wait. */
@ApplicationScoped
public class JobFigures implements FigureReader {

    private static final String JOBS = "patch.jobs";
    private static final String UNRESOLVED = "patch.jobs.unresolved";
    private static final String HELD = "patch.jobs.held";

    /** The codes that there are (docs/events.md), and some room for more. */
    private static final int MOST_CODES = 40;

    private final JobFigureStore store;
    private final Figures figures;

    JobFigures(JobFigureStore store, MeterRegistry meters) {
        this.store = store;
        this.figures = new Figures(meters)
                .each(
                        JOBS,
                        "status",
                        JobStatus.OPEN.stream().map(JobStatus::name).toList(),
                        "Jobs that have not ended")
                .one(UNRESOLVED, "Failed jobs whose hosts nothing has proven well since")
                .met(HELD, "code", MOST_CODES, "Waiting jobs that something holds, by its code");
    }

    @Override
    public Figures figures() {
        return figures;
    }

    @Override
    @Transactional
    public Reading read() {
        Reading reading = new Reading().add(UNRESOLVED, store.unresolved());
        store.open().forEach(alike -> {
            reading.add(JOBS, alike.status().name(), alike.jobs());
            if (alike.holdCode() != null) {
                reading.add(HELD, alike.holdCode(), alike.jobs());
            }
        });
        return reading;
    }
}
