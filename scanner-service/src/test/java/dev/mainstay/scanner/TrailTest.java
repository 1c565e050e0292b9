package dev.mainstay.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.EventType;
import dev.mainstay.events.Topic;
import dev.mainstay.scanner.catalogue.KevText;
import dev.mainstay.testing.Rest.Answer;
import dev.mainstay.testing.TrailTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class TrailTest extends TrailTests {
    private static final String ANNOTATIONS = "/api/v1/estate/annotations/";
    private static final String PAIRING = ANNOTATIONS + "pairings/se01.nantes.lync.example";
    private static final String PAIRED = "{\"pairedWith\":\"pool-lyon.lync.example\"}";
    private static final String MIRROR = ANNOTATIONS + "mirrors/sql1.lync.example/LYON";
    private static final String MIRRORED = "{\"mirror\":{\"fqdn\":\"sql2.lync.example\",\"instance\":\"LYON\"}}";
    private static final String CARRIERS = ANNOTATIONS + "carriers/sqlmon.lync.example";

    @Override
    protected Map<String, Supplier<Act>> acts() {
        Map<String, Supplier<Act>> acts = new HashMap<>();
        acts.put("importTopology", () -> TrailTest::topology);
        acts.put(
                "addHost",
                () -> () -> dev.mainstay.testing.Rest.post(
                        "/api/v1/hosts", "{\"fqdn\":\"%s\",\"site\":\"Paris\",\"kind\":\"PLAIN\"}".formatted(name())));
        acts.put(
                "importHosts",
                () -> () -> body(
                        "POST",
                        "/api/v1/hosts/imports",
                        "text/csv",
                        bytes("fqdn,site,kind\n" + name() + ",Paris,PLAIN\n")));
        acts.put("retireHost", () -> {
            UUID host = Rest.addHost(name());
            return () -> delete("/api/v1/hosts/" + host);
        });
        acts.put("pairPool", () -> {
            topology();
            return () -> dev.mainstay.testing.Rest.put(PAIRING, PAIRED);
        });
        acts.put("unpairPool", () -> {
            topology();
            dev.mainstay.testing.Rest.put(PAIRING, PAIRED);
            return () -> delete(PAIRING);
        });
        acts.put("mirrorInstance", () -> {
            topology();
            return () -> dev.mainstay.testing.Rest.put(MIRROR, MIRRORED);
        });
        acts.put("unmirrorInstance", () -> {
            topology();
            dev.mainstay.testing.Rest.put(MIRROR, MIRRORED);
            return () -> delete(MIRROR);
        });
        acts.put("setCarriers", () -> {
            String carriers = carriers();
            return () -> dev.mainstay.testing.Rest.put(CARRIERS, carriers);
        });
        acts.put("clearCarriers", () -> {
            dev.mainstay.testing.Rest.put(CARRIERS, carriers());
            return () -> delete(CARRIERS);
        });
        acts.put("decideIdentity", () -> {
            TestAgent agent = Rest.enrolledAgent(name());
            agent.postGzip(
                    "/agent/v1/scans",
                    ScanJson.complete()
                            .on("11111111-0042-3510-8052-c4c04f4e3132")
                            .text());
            agent.postGzip(
                    "/agent/v1/scans",
                    ScanJson.complete()
                            .on("22222222-0042-3510-8052-c4c04f4e3132")
                            .text());
            return () -> dev.mainstay.testing.Rest.post(
                    "/api/v1/hosts/" + agent.hostId() + "/identity",
                    "{\"decision\":\"KEEP_KNOWN\",\"reason\":\"A clone\"}");
        });
        acts.put("requestScans", () -> {
            String host = name();
            Rest.addHost(host);
            return () -> dev.mainstay.testing.Rest.post(
                    "/api/v1/scan-requests", "{\"fqdns\":[\"%s\"],\"reason\":\"After the repair\"}".formatted(host));
        });
        acts.put("createEnrolmentTokens", () -> {
            String host = name();
            Rest.addHost(host);
            return () ->
                    dev.mainstay.testing.Rest.post("/api/v1/enrolment-tokens", "{\"fqdns\":[\"%s\"]}".formatted(host));
        });
        acts.put(
                "importCatalogueDocument",
                () -> () -> dev.mainstay.testing.Rest.post(
                        "/api/v1/catalogue/documents",
                        new KevText("2026-08-07")
                                .exploited("CVE-2026-" + number(), "2026-08-28")
                                .text()));
        return acts;
    }

    /** An assessment is told and not kept. */
    @Override
    protected Set<String> withoutEffect() {
        return Set.of("assessFile", "assessFiles");
    }

    @Override
    protected EventType held() {
        return EventType.DECISION_APPROVED;
    }

    @Override
    protected Optional<Topic> owned() {
        return Optional.of(Topic.ESTATE_HOSTS);
    }

    @Test
    void noTokenStandsInTheTrail() {
        String host = name();
        Rest.addHost(host);

        String token = Rest.token(host);

        String trail = dev.mainstay.testing.Rest.get("/api/v1/trail?kind=enrolment-token&limit=500")
                .text();
        assertThat(trail).contains(host).doesNotContain(token);
    }

    @Test
    void whatIsOnlyTriedLeavesNoEntry() {
        long before = entries();

        assertThat(body(
                                "POST",
                                "/api/v1/estate/imports?dryRun=true",
                                "application/xml",
                                Rest.fixture("synthetic-lync-2013.xml"))
                        .status())
                .isEqualTo(200);

        assertThat(entries()).isEqualTo(before);
    }

    private static long entries() {
        return dev.mainstay.testing.Rest.get("/api/v1/trail/verification")
                .body()
                .path("entries")
                .asLong();
    }

    private static Answer topology() {
        return body("POST", "/api/v1/estate/imports", "application/xml", Rest.fixture("synthetic-lync-2013.xml"));
    }

    private static String carriers() {
        topology();
        String host = name();
        Rest.addHost(host);
        return "{\"hosts\":[\"" + host + "\"]}";
    }

    private static String name() {
        return "trail-" + UUID.randomUUID() + ".example";
    }

    private static String number() {
        return Integer.toString(10_000 + Math.floorMod(UUID.randomUUID().hashCode(), 90_000));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Answer delete(String path) {
        return dev.mainstay.testing.Rest.send(
                HttpRequest.newBuilder(dev.mainstay.testing.Rest.uri(path)).DELETE());
    }

    private static Answer body(String method, String path, String type, byte[] body) {
        return dev.mainstay.testing.Rest.send(HttpRequest.newBuilder(dev.mainstay.testing.Rest.uri(path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }
}
