package dev.mainstay.scanner.catalogue;

import dev.mainstay.scanner.catalogue.fetch.CataloguePlace;
import dev.mainstay.scanner.catalogue.fetch.CataloguePlaces;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Health of the catalogue, always up: a document that cannot be had leaves the catalogue as it is. Tells which places failed last. */
@Readiness
class CatalogueHealth implements HealthCheck {
    private final CurrentCatalogue current;
    private final CataloguePlaces places;

    CatalogueHealth(CurrentCatalogue current, CataloguePlaces places) {
        this.current = current;
        this.places = places;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("catalogue").up().withData("version", current.version());
        try {
            List<CataloguePlace> all = places.all();
            for (CataloguePlace place : all) {
                if (place.failure() != null) {
                    response.withData(place.place(), place.failure());
                }
            }
        } catch (RuntimeException databaseAway) {
            response.withData("places", "not known now");
        }
        return response.build();
    }
}
