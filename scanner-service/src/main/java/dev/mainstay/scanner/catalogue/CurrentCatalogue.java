package dev.mainstay.scanner.catalogue;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.supersedence.Supersedence;
import dev.mainstay.catalogue.supersedence.SupersedenceWarning;
import dev.mainstay.http.ProblemException;
import dev.mainstay.scanner.catalogue.document.CatalogueConfig;
import dev.mainstay.scanner.catalogue.document.CatalogueDocuments;
import dev.mainstay.scanner.catalogue.document.CatalogueVersion;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue in memory. When the stored one has changed it is built anew beside the old one, which serves meanwhile.
 */
@ApplicationScoped
public class CurrentCatalogue {

    private static final int RETRY_AFTER_SECONDS = 5;
    private static final Logger LOG = Logger.getLogger(CurrentCatalogue.class);

    private final CatalogueDocuments documents;
    private final CatalogueConfig config;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;
    private @Nullable Instant changingSince;

    CurrentCatalogue(CatalogueDocuments documents, CatalogueConfig config, Clock clock, MeterRegistry meters) {
        this.documents = documents;
        this.config = config;
        this.clock = clock;
        Gauge.builder("catalogue.version", this, CurrentCatalogue::version)
                .description("State of the catalogue that assessments and findings are made with; 0 before the first")
                .register(meters);
        Gauge.builder("catalogue.facts", this, CurrentCatalogue::facts)
                .description("Facts in memory")
                .register(meters);
    }

    /**
     * The catalogue as it was at some state.
     *
     * @param version of the stored catalogue; higher with each import that changes a fact
     */
    public record Loaded(long version, Catalogue catalogue) {}

    /** Empty for the first moments of the service, until it is loaded. */
    public Optional<Loaded> get() {
        return Optional.ofNullable(loaded);
    }

    /**
     * The catalogue, for answering a request.
     *
     * @throws ProblemException catalogue-loading, before there is one
     */
    public Loaded loaded() {
        return get().orElseThrow(() -> CatalogueProblems.CATALOGUE_LOADING
                .because("The service has just started. Ask again in a moment.")
                .retryAfter(RETRY_AFTER_SECONDS));
    }

    /** Which state is in memory; 0 for none. */
    public long version() {
        Loaded now = loaded;
        return now == null ? 0 : now.version();
    }

    private double facts() {
        Loaded now = loaded;
        return now == null ? 0 : now.catalogue().size();
    }

    /** Loads the stored catalogue if it is a later one and has settled, or has been changing for long. */
    synchronized void follow() {
        CatalogueVersion stored = documents.version();
        Loaded now = loaded;
        if (now != null && stored.number() == now.version()) {
            changingSince = null;
            return;
        }
        if (now == null || settled(stored)) {
            load();
        }
    }

    private boolean settled(CatalogueVersion stored) {
        Instant now = clock.instant();
        Instant since = changingSince == null ? now : changingSince;
        changingSince = since;
        return Duration.between(stored.changedAt(), now).compareTo(config.settleTime()) >= 0
                || Duration.between(since, now).compareTo(config.settleAtMost()) >= 0;
    }

    /** Loads the stored catalogue now. */
    synchronized void load() {
        long began = System.nanoTime();
        FactPool pool = new FactPool();
        List<Fact> facts = new ArrayList<>();
        CatalogueVersion version = documents.facts(fact -> facts.add(pool.shared(fact)));
        Catalogue catalogue = Catalogue.of(facts);
        loaded = new Loaded(version.number(), catalogue);
        changingSince = null;
        LOG.infof(
                "Catalogue %d with %d facts in %d ms",
                version.number(),
                facts.size(),
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        warnOfCircles(catalogue);
    }

    private static void warnOfCircles(Catalogue catalogue) {
        new Supersedence(catalogue)
                .warnings().stream()
                        .filter(warning -> warning.kind() == SupersedenceWarning.Kind.CYCLE)
                        .forEach(warning -> LOG.warnf(
                                "%s: that %s supersedes %s is not believed, because %s",
                                warning.product(), warning.kb(), warning.superseded(), warning.reason()));
    }
}
