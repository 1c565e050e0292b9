package dev.mainstay.scanner.catalogue.fetch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.sun.net.httpserver.HttpServer;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.catalogue.KevText;
import dev.mainstay.scanner.catalogue.TestCatalogue;
import dev.mainstay.scanner.catalogue.document.CatalogueConfig;
import dev.mainstay.scanner.catalogue.document.CatalogueDocuments;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class CatalogueFetchTest {
    private static final String KEV =
            new KevText("2026-08-07").exploited("CVE-2026-30001", "2026-08-20").text();

    @Inject
    CatalogueDocuments documents;

    @Inject
    CataloguePlaces places;

    @Inject
    TestCatalogue catalogue;

    @Inject
    Clock clock;

    @Inject
    MeterRegistry meters;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private final List<String> asked = new ArrayList<>();
    private volatile String answer = KEV;
    private volatile int status = 200;
    private volatile String location = "";

    @BeforeEach
    void serve() throws IOException {
        catalogue.empty();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/kev.json", exchange -> {
            String etag = exchange.getRequestHeaders().getFirst("If-None-Match");
            asked.add(String.valueOf(etag));
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            if ("\"1\"".equals(etag) && status == 200) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                if (!location.isEmpty()) {
                    exchange.getResponseHeaders().add("Location", location);
                }
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void documentIsFetchedOnceAndThenAskedForWithItsTag() {
        // When
        fetch(1 << 20).all();
        fetch(1 << 20).all();

        // Then
        assertThat(asked).containsExactly("null", "\"1\"");
        given().get("/api/v1/catalogue")
                .then()
                .body("documents", hasSize(1))
                .body("places.find { it.place == '" + address() + "' }.succeededAt", notNullValue());
    }

    @Test
    void failureIsToldAndTheCatalogueStaysAsItWas() {
        // Given
        fetch(1 << 20).all();
        answer = KEV.substring(0, 100);
        status = 200;
        double failures =
                meters.counter("catalogue.fetches", "outcome", "failure").count();

        // When
        places.failed(address(), "forget the tag");
        fetch(1 << 20).all();
        status = 503;
        fetch(1 << 20).all();
        answer = KEV;
        status = 200;
        fetch(50).all();

        // Then
        assertThat(meters.counter("catalogue.fetches", "outcome", "failure").count())
                .isEqualTo(failures + 3);
        given().get("/api/v1/catalogue")
                .then()
                .body("documents", hasSize(1))
                .body("places.find { it.place == '" + address() + "' }.failure", containsString("more than 50 bytes"));
        given().get("/q/health/ready").then().statusCode(200).body(containsString("more than 50 bytes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://updates.example/x",
                "HTTP://updates.example/x",
                "http://localhost/x",
                "http://127.0.0.1.updates.example/x",
                "http://127.0.0.1@updates.example/x",
                "https://someone@updates.example/x",
                "https:updates.example",
                "https:///x",
                "ftp://127.0.0.1/x",
                "file:///etc/passwd",
                "x"
            })
    void onlyHttpsIsFetched(String address) {
        assertThatThrownBy(() -> CatalogueAddress.of(address, YearMonth.of(2026, 8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://updates.example/x",
                "https://elsewhere.example/x",
                "https://updates.example:8443/x",
                "//elsewhere.example/x",
                "http://127.0.0.1/x",
                "https://someone@updates.example/x",
                "file:///etc/passwd",
                "ht tp"
            })
    void noRedirectLeadsAwayFromItsHost(String location) {
        CatalogueAddress address = new CatalogueAddress(URI.create("https://updates.example/feed"));

        assertThatThrownBy(() -> address.redirected(location)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/x", "x", "https://updates.example/x", "https://UPDATES.example:443/x", "//updates.example/x"})
    void aRedirectOnItsHostIsFollowed(String location) {
        CatalogueAddress address = new CatalogueAddress(URI.create("https://updates.example/feed"));

        assertThat(address.redirected(location).uri().getPath()).isEqualTo("/x");
    }

    @Test
    void aRedirectToAnotherPortIsRefusedAndNothingIsAskedThere() throws IOException {
        List<String> reached = new ArrayList<>();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            reached.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        try {
            location = "http://127.0.0.1:" + other.getAddress().getPort() + "/secret";
            status = 302;

            fetch(1 << 20).all();

            assertThat(reached).isEmpty();
            assertToldWhyNot("away from its host");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void redirectsInACircleEnd() {
        location = "/kev.json";
        status = 307;

        fetch(1 << 20).all();

        assertThat(asked).hasSize(6);
        assertToldWhyNot("more than 5 times");
    }

    private void assertToldWhyNot(String words) {
        given().get("/api/v1/catalogue")
                .then()
                .body("places.find { it.place == '" + address() + "' }.failure", containsString(words));
    }

    @Test
    void monthStandsForThePresentAndTheLast() {
        assertThat(CatalogueAddress.of("https://api.example/{month}", YearMonth.of(2026, 1)))
                .extracting(CatalogueAddress::uri)
                .containsExactly(
                        URI.create("https://api.example/2025-Dec"), URI.create("https://api.example/2026-Jan"));
    }

    @Test
    void folderIsFollowedFileByFile(@TempDir Path folder) throws IOException {
        // Given
        Files.writeString(folder.resolve("a-broken.json"), KEV.substring(0, 100));
        Files.writeString(folder.resolve("b-kev.json"), KEV);
        CatalogueFolder follows = new CatalogueFolder(documents, places, config(1 << 20, folder));

        // When
        follows.all();

        // Then
        given().get("/api/v1/catalogue")
                .then()
                .body(
                        "documents[0].cameFrom",
                        equalTo(folder.resolve("b-kev.json").toString()))
                .body("places.find { it.place == '" + folder.resolve("a-broken.json") + "' }.failure", notNullValue());
    }

    private CatalogueFetch fetch(long limit) {
        return new CatalogueFetch(documents, places, config(limit, Path.of("/")), clock, meters);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/kev.json";
    }

    private CatalogueConfig config(long limit, Path folder) {
        String address = address();
        return new CatalogueConfig() {
            @Override
            public Optional<String> directory() {
                return Optional.of(folder.toString());
            }

            @Override
            public String directorySweepEvery() {
                return "off";
            }

            @Override
            public Optional<List<String>> addresses() {
                return Optional.of(List.of(address));
            }

            @Override
            public String fetchEvery() {
                return "off";
            }

            @Override
            public Duration fetchTimeout() {
                return Duration.ofSeconds(10);
            }

            @Override
            public MemorySize maxBytes() {
                return new MemorySize(BigInteger.valueOf(limit));
            }

            @Override
            public String reloadSweepEvery() {
                return "off";
            }

            @Override
            public Duration settleTime() {
                return Duration.ZERO;
            }

            @Override
            public Duration settleAtMost() {
                return Duration.ZERO;
            }
        };
    }
}
