package dev.mainstay.scanner.assessment;

import dev.mainstay.catalogue.assessment.HostAssessor;
import dev.mainstay.scanner.catalogue.CurrentCatalogue;
import dev.mainstay.scanner.catalogue.CurrentCatalogue.Loaded;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The assessor over the catalogue in memory, made anew when that is another one. */
@ApplicationScoped
public class CurrentAssessor {
    private final CurrentCatalogue catalogue;
    private volatile @Nullable Ready ready;

    CurrentAssessor(CurrentCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * An assessor.
     *
     * @param version of the catalogue that it knows
     */
    public record Ready(long version, HostAssessor assessor) {}

    /** Empty for the first moments of the service, until the catalogue is loaded. */
    public Optional<Ready> get() {
        return catalogue.get().map(this::over);
    }

    /**
     * The assessor, for answering a request.
     *
     * @throws dev.mainstay.http.ProblemException catalogue-loading, before there is one
     */
    public Ready ready() {
        return over(catalogue.loaded());
    }

    private Ready over(Loaded loaded) {
        Ready now = ready;
        if (now != null && now.assessor().catalogue() == loaded.catalogue()) {
            return now;
        }
        return make(loaded);
    }

    private synchronized Ready make(Loaded loaded) {
        Ready now = ready;
        if (now == null || now.assessor().catalogue() != loaded.catalogue()) {
            now = new Ready(loaded.version(), new HostAssessor(loaded.catalogue()));
            ready = now;
        }
        return now;
    }
}
