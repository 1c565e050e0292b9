package dev.mainstay.scanner.catalogue.fetch;

import dev.mainstay.scanner.catalogue.document.CatalogueConfig;
import dev.mainstay.scanner.catalogue.document.CatalogueDocuments;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Imported;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Known;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Older;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Unreadable;
import dev.mainstay.scanner.catalogue.document.SpooledDocument;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Fetches of documents from the configured addresses. Whatever goes wrong is kept with the address and counted; the catalogue
 * stays as it is.
 */
@ApplicationScoped
class CatalogueFetch {
    private static final Logger LOG = Logger.getLogger(CatalogueFetch.class);

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;
    private static final String SUCCESS = "success";
    private static final String FAILURE = "failure";
    private static final Executor THREAD =
            task -> Thread.ofPlatform().daemon().name("catalogue-fetch").start(task);

    private final CatalogueDocuments documents;
    private final CataloguePlaces places;
    private final CatalogueConfig config;
    private final Clock clock;
    private final MeterRegistry meters;

    CatalogueFetch(
            CatalogueDocuments documents,
            CataloguePlaces places,
            CatalogueConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.documents = documents;
        this.places = places;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
        // There from the start, so that the first one is seen as an increase.
        List.of(SUCCESS, FAILURE).forEach(this::counter);
    }

    /** Looks at every address, one after the other. */
    void all() {
        YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        for (String configured : config.addresses().orElse(List.of())) {
            try {
                CatalogueAddress.of(configured, now).forEach(this::one);
            } catch (IllegalArgumentException refused) {
                failed(configured, String.valueOf(refused.getMessage()));
            }
        }
    }

    private void one(CatalogueAddress address) {
        URI uri = address.uri();
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.fetchTimeout())
                .build()) {
            CompletableFuture<Void> fetch = CompletableFuture.runAsync(() -> fetch(client, address), THREAD);
            try {
                fetch.get(config.fetchTimeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                failed(
                        uri.toString(),
                        "It took longer than " + config.fetchTimeout().toSeconds() + " s");
            } catch (ExecutionException e) {
                failed(uri.toString(), String.valueOf(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                client.shutdownNow();
            }
        }
    }

    /** What is kept and told is kept of the configured address, wherever on its host it redirects to. */
    private void fetch(HttpClient client, CatalogueAddress address) {
        URI uri = address.uri();
        Optional<CataloguePlace> before = places.named(uri.toString());
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .timeout(config.fetchTimeout())
                .header("Accept", "application/xml, application/json;q=0.9, */*;q=0.1")
                .header("Accept-Encoding", "gzip");
        before.map(CataloguePlace::etag).ifPresent(etag -> request.header("If-None-Match", etag));
        before.map(CataloguePlace::lastModified).ifPresent(time -> request.header("If-Modified-Since", time));
        try {
            HttpResponse<InputStream> answer = answer(client, request, address);
            try (InputStream body = answer.body()) {
                switch (answer.statusCode()) {
                    case 200 -> take(uri, answer, body);
                    case 304 -> succeeded(uri, answer);
                    default -> failed(uri.toString(), "It answered with status " + answer.statusCode());
                }
            }
        } catch (IllegalArgumentException e) {
            failed(uri.toString(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            failed(uri.toString(), String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The answer after at most {@value #MOST_REDIRECTS} redirects. */
    private static HttpResponse<InputStream> answer(
            HttpClient client, HttpRequest.Builder request, CatalogueAddress address)
            throws IOException, InterruptedException {
        CatalogueAddress next = address;
        for (int redirects = 0; ; redirects++) {
            HttpResponse<InputStream> answer =
                    client.send(request.uri(next.uri()).build(), HttpResponse.BodyHandlers.ofInputStream());
            Optional<String> location = answer.headers().firstValue("Location");
            if (!REDIRECTS.contains(answer.statusCode()) || location.isEmpty()) {
                return answer;
            }
            answer.body().close();
            if (redirects == MOST_REDIRECTS) {
                throw new IllegalArgumentException("It redirects more than " + MOST_REDIRECTS + " times");
            }
            next = next.redirected(location.get());
        }
    }

    private void take(URI uri, HttpResponse<InputStream> answer, InputStream body) throws IOException {
        String place = uri.toString();
        long limit = config.maxBytes().asLongValue();
        try (SpooledDocument document = SpooledDocument.of(body, uri.getPath(), place, limit)) {
            switch (documents.take(document, null, false)) {
                case Imported imported -> succeeded(uri, answer);
                case Known known -> succeeded(uri, answer);
                case Older older ->
                    failed(
                            place,
                            "It has " + older.document() + " of " + older.revised() + "; that of " + older.stored()
                                    + " is stored");
                case Unreadable unreadable -> failed(place, unreadable.place() + ": " + unreadable.message());
            }
        }
    }

    private void succeeded(URI uri, HttpResponse<InputStream> answer) {
        places.succeeded(
                uri.toString(),
                answer.headers().firstValue("ETag").orElse(null),
                answer.headers().firstValue("Last-Modified").orElse(null));
        count(SUCCESS);
    }

    private void failed(String place, String why) {
        LOG.warnf("%s was not fetched: %s", place, why);
        places.failed(place, why);
        count(FAILURE);
    }

    private void count(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return Counter.builder("catalogue.fetches")
                .tag("outcome", outcome)
                .description("Fetches of catalogue documents, by what came of them")
                .register(meters);
    }
}
