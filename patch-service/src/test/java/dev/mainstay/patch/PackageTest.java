package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.testing.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person orders a package from beside Windows Update; a scan that shows its version proves it. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class PackageTest {

    private final String hash = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");

    @Test
    void aPackageIsOrderedByNameSizeAndHashAndProvenByTheVersionOfItsInstance() {
        TestHost host = new TestHost().registered().withSqlInstance("RTCLOCAL", "11.0.7001.0");
        UUID rollout = Steps.rollout(host.id);
        host.scanned();
        Steps.awaitTaken();
        String id = register("SQL_SERVER_PATCH").body().path("packageId").asText();

        Rest.Answer ordered = order(id, rollout, host, "\"RtcLocal\"");
        assertThat(ordered.status()).as(ordered.text()).isEqualTo(201);
        UUID job = Steps.jobOf(host, "READY");
        assertThat(Steps.job(job).at("/software/instance").asText()).isEqualTo("RTCLOCAL");
        JsonNode order = Steps.leased(host);
        assertThat(order.path("updates")).isEmpty();
        assertThat(order.at("/package/name").asText()).isEqualTo("SQLServer2012-KB5021123-x64.exe");
        assertThat(order.at("/package/sha256").asText()).isEqualTo(hash);
        host.result(job, order.path("fence").asLong(), "INSTALLED", "HEALTHY");

        host.withSqlInstance("RTCLOCAL", "11.0.7512.11").scannedFor(job);
        Steps.awaitStatus(job, "SUCCEEDED");
    }

    @Test
    void aScanThatShowsAnOlderVersionDisprovesIt() {
        TestHost host = new TestHost().registered().withSqlInstance("RTCLOCAL", "11.0.7001.0");
        UUID rollout = Steps.rollout(host.id);
        host.scanned();
        Steps.awaitTaken();
        order(register("SQL_SERVER_PATCH").body().path("packageId").asText(), rollout, host, "\"RTCLOCAL\"");
        UUID job = Steps.jobOf(host, "READY");
        host.result(job, Steps.leased(host).path("fence").asLong(), "INSTALLED", "HEALTHY");

        host.scannedFor(job);

        Steps.awaitStatus(job, "VERIFY_FAILED");
        assertThat(Steps.job(job).at("/reason/code").asText()).isEqualTo("version-not-reached");
    }

    @Test
    void theSameFileIsTheSamePackageAndOtherParticularsAreRefused() {
        Rest.Answer first = register("LYNC_UPDATE");

        assertThat(register("LYNC_UPDATE").body()).isEqualTo(first.body());
        assertThat(register("SQL_SERVER_PATCH").body().path("code").asText()).isEqualTo("invalid-package");
    }

    @Test
    void anInstanceIsNamedForASqlServerPatchAndOnlyForThat() {
        TestHost host = new TestHost();
        String lync = register("LYNC_UPDATE").body().path("packageId").asText();

        assertThat(order(lync, UUID.randomUUID(), host, "\"RTCLOCAL\"")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("instance-needed");
        assertThat(order(lync, UUID.randomUUID(), host, "null")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("unknown-rollout");
        assertThat(order(UUID.randomUUID().toString(), UUID.randomUUID(), host, "null")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("unknown-package");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..\\\\evil.exe",
                "../evil.exe",
                "folder\\\\evil.exe",
                "//share/evil.exe",
                "C:evil.exe",
                "https://host/evil.exe",
                "evil.exe:stream.exe",
                "evil.cmd",
                "evil.exe /quiet",
                "evil",
                ""
            })
    void aNameIsNothingButAFileName(String name) {
        Rest.Answer answer =
                Rest.post("/api/v1/packages", request("LYNC_UPDATE").replace("SQLServer2012-KB5021123-x64.exe", name));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aNameIsNoLongerThanAnAgentTakes() {
        String name = "a".repeat(300) + ".exe";

        assertThat(Rest.post(
                                "/api/v1/packages",
                                request("LYNC_UPDATE").replace("SQLServer2012-KB5021123-x64.exe", name))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..\\\\RTC", "RTC/LOCAL", "RTC LOCAL", "RTC\\\" /Action=Uninstall", "", "SEVENTEENLETTERSX"})
    void anInstanceIsNothingButANameOfOne(String instance) {
        String sql = register("SQL_SERVER_PATCH").body().path("packageId").asText();

        assertThat(order(sql, UUID.randomUUID(), new TestHost(), '"' + instance + '"')
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsNoVersionIsRefusedWithItsPlace() {
        Rest.Answer answer =
                Rest.post("/api/v1/packages", request("LYNC_UPDATE").replace("11.0.7512.11", "11.0.99999.11"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/violations/0/path").asText()).isEqualTo("/targetVersion");
    }

    private Rest.Answer register(String kind) {
        return Rest.post("/api/v1/packages", request(kind));
    }

    private String request(String kind) {
        return """
                {"name":"SQLServer2012-KB5021123-x64.exe","sizeBytes":1000,"sha256":"%s","kind":"%s","kb":"KB5021123",
                 "targetVersion":"11.0.7512.11"}
                """.formatted(hash, kind);
    }

    private static Rest.Answer order(String id, UUID rollout, TestHost host, String instance) {
        return Rest.post("/api/v1/packages/" + id + "/orders", """
                {"rolloutId":"%s","instance":%s,"hostIds":["%s"]}
                """.formatted(rollout, instance, host.id));
    }
}
