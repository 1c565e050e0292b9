package dev.mainstay.service.figure;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Timer that reads the figures anew. */
@Singleton
class FigureSweep {
    private static final Logger LOG = Logger.getLogger(FigureSweep.class);

    private final List<FigureReader> readers;

    FigureSweep(@All List<FigureReader> readers) {
        this.readers = readers;
    }

    @Scheduled(
            identity = "figures",
            every = "{mainstay.meters.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        readers.forEach(FigureSweep::read);
    }

    private static void read(FigureReader reader) {
        try {
            reader.figures().show(reader.read());
        } catch (RuntimeException e) {
            LOG.debug("Figures cannot be read; tried again at the next turn", e);
            reader.figures().forget();
        }
    }
}
