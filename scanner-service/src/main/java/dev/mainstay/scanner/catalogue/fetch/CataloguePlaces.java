package dev.mainstay.scanner.catalogue.fetch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of looking where documents are fetched from. */
@ApplicationScoped
public class CataloguePlaces {
    private final PlaceStore store;
    private final Clock clock;

    CataloguePlaces(PlaceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    public List<CataloguePlace> all() {
        return store.all();
    }

    @Transactional
    Optional<CataloguePlace> named(String place) {
        return store.named(place);
    }

    /** It was looked at and all is well: what it has is in the catalogue. */
    @Transactional
    void succeeded(String place, @Nullable String etag, @Nullable String lastModified) {
        Instant now = clock.instant();
        store.save(new CataloguePlace(place, now, now, etag, lastModified, null));
    }

    /** It could not be had or read. What the catalogue has of it stays, and the next look fetches it whole. */
    @Transactional
    void failed(String place, String failure) {
        store.save(new CataloguePlace(place, clock.instant(), null, null, null, failure));
    }
}
