package dev.mainstay.edge.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePolicyTest {

    @ParameterizedTest
    @EnumSource
    void everyOperationOfTheServicesDocumentIsReached(Service service) throws IOException {
        List<String> paths = paths(service);

        assertThat(paths).isNotEmpty();
        for (String path : paths) {
            if (path.startsWith("/agent/")) {
                assertThat(RoutePolicy.route(path, true)).isEqualTo(new Route.OfAgents(service, path));
                assertThat(RoutePolicy.route(path, false)).isEqualTo(new Route.Nowhere());
            } else {
                assertThat(RoutePolicy.route("/" + service.word() + path, false))
                        .isEqualTo(new Route.OfPeople(service, path));
            }
        }
    }

    @Test
    void theDescriptionIsReachedToo() {
        assertThat(RoutePolicy.route("/patch/q/openapi", false))
                .isEqualTo(new Route.OfPeople(Service.PATCH, "/q/openapi"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/api/v1/hosts",
                "/scanner",
                "/scanner/",
                "/scanner/api/v1",
                "/scanner/api/v2/hosts",
                "/scanners/api/v1/hosts",
                "/SCANNER/api/v1/hosts",
                "/scanner/agent/v1/scans",
                "/report/q/metrics",
                "/report/q/health",
                "/report/q/openapi/x",
                "/report/",
                "/report/static/bundle/x.js",
                "/scanner%2fapi/v1/hosts",
                "/agent/v1",
                "/agent/v1/",
                "/agent/v1/trail",
                "/agent/v2/scans",
            })
    void nothingElseIsPassedOn(String path) {
        assertThat(RoutePolicy.route(path, true)).isEqualTo(new Route.Nowhere());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/report/api/v1/../../q/metrics",
                "/report/api/v1/..",
                "/report/api/v1/./x",
                "/report/api/v1/%2e%2e/%2E%2E/q/metrics",
                "/report/api/v1/.%2e/x",
                "/report/api/v1//x",
                "/report/api/v1/;/../x",
                "/report/api/v1/x;y=z",
                "/report/api/v1/x%3by",
                "/report/api/v1/..\\..\\q",
                "/report/api/v1/x%5Cy",
                "/report/api/v1/x%2Fy",
                "/report/api/v1/x%252fy",
                "/report/api/v1/x%00",
                "/report/api/v1/x%0d%0ay",
                "/agent/v1/scans/../../../q/metrics",
                "/agent/v1//scans",
            })
    void whatCouldBeReadInTwoWaysIsRefused(String path) {
        assertThat(RoutePolicy.route(path, true)).isEqualTo(new Route.Ambiguous());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pools/pool01.lync.example/plan",
                "/api/v1/estate/annotations/mirrors/sql01.lync.example/MSSQL%24RTC",
                "/api/v1/hosts/0198a000-0000-7000-8000-000000000001",
                "/api/v1/estate/annotations/carriers/caf%C3%A9.lync.example",
                "/api/v1/x..y",
                "/api/v1/...",
            })
    void namesGoThroughAsTheyAre(String path) {
        assertThat(RoutePolicy.route("/scanner" + path, false)).isEqualTo(new Route.OfPeople(Service.SCANNER, path));
    }

    private static List<String> paths(Service service) throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(Path.of("../docs/openapi/" + service + ".json").toFile());
        List<String> paths = new ArrayList<>();
        document.path("paths").fieldNames().forEachRemaining(path -> paths.add(path.replaceAll("[{}]", "")));
        return paths;
    }
}
