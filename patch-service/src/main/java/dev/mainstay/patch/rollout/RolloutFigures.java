package dev.mainstay.patch.rollout;

import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.service.figure.FigureReader;
import dev.mainstay.service.figure.Figures;
import dev.mainstay.service.figure.Reading;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Meters of how far the rollouts are that have not ended. Not by rollout: their number has no bound. */
@ApplicationScoped
public class RolloutFigures implements FigureReader {

    private static final String ROLLOUTS = "patch.rollouts";
    private static final String JOBS = "patch.rollout.jobs";

    /** How far a job of a rollout is. */
    enum Progress {
        WAITING,
        WORKING,
        SUCCEEDED,
        FAILED,
        WITHDRAWN;

        static Progress of(JobStatus status) {
            return switch (status) {
                case PLANNED, SCHEDULED, BLOCKED -> WAITING;
                case READY, LEASED, RUNNING, REBOOTING, VERIFYING, LOST -> WORKING;
                case SUCCEEDED -> Progress.SUCCEEDED;
                case FAILED, VERIFY_FAILED -> Progress.FAILED;
                case CANCELLED, EXPIRED -> WITHDRAWN;
            };
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final RolloutStore store;
    private final Figures figures;

    RolloutFigures(RolloutStore store, MeterRegistry meters) {
        this.store = store;
        this.figures = new Figures(meters)
                .each(
                        ROLLOUTS,
                        "state",
                        List.of(RolloutState.ACTIVE.name(), RolloutState.HALTED.name()),
                        "Rollouts that have not ended")
                .each(
                        JOBS,
                        "progress",
                        Arrays.stream(Progress.values()).map(Progress::label).toList(),
                        "Jobs of the rollouts that have not ended, as last published");
    }

    @Override
    public Figures figures() {
        return figures;
    }

    @Override
    @Transactional
    public Reading read() {
        Reading reading = new Reading();
        store.open().forEach(rollout -> {
            reading.add(ROLLOUTS, rollout.state().name(), 1);
            rollout.jobs()
                    .forEach((status, jobs) -> reading.add(
                            JOBS, Progress.of(JobStatus.valueOf(status)).label(), jobs));
        });
        return reading;
    }
}
