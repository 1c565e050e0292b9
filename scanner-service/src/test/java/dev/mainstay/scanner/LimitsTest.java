package dev.mainstay.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.testing.Rest;
import dev.mainstay.testing.SignedInProfile;
import dev.mainstay.testing.Token;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roles that hold for pool01.lync.example alone. */
@QuarkusTest
@TestProfile(SignedInProfile.class)
@QuarkusTestResource(Platform.class)
class LimitsTest {
    private static final String OPERATOR = Token.of("operators-of-pool01").text();
    private static final String EVERYWHERE = Token.of("operators").text();

    @Test
    void addsAndRetiresHostsOfItsPoolAlone() {
        Rest.Answer mine = add(OPERATOR, "limits-mine", SignedInProfile.POOL);
        Rest.Answer other = add(OPERATOR, "limits-other", "pool02.lync.example");

        assertThat(mine.status()).as(mine.text()).isEqualTo(201);
        assertThat(other.status()).as(other.text()).isEqualTo(403);
        assertThat(other.body().path("pools").toString()).isEqualTo("[\"pool02.lync.example\"]");
        String theirs = add(EVERYWHERE, "limits-theirs", "pool02.lync.example")
                .body()
                .path("hostId")
                .asText();
        assertThat(delete(theirs).status()).isEqualTo(403);
        assertThat(delete(mine.body().path("hostId").asText()).status()).isEqualTo(204);
    }

    @Test
    void asksAndEnrolsHostsOfItsPoolAlone() {
        add(EVERYWHERE, "limits-ask", SignedInProfile.POOL);
        add(EVERYWHERE, "limits-ask-not", "pool02.lync.example");

        for (String path : List.of("/api/v1/scan-requests", "/api/v1/enrolment-tokens")) {
            String reason = path.endsWith("requests") ? ",\"reason\":\"r\"" : "";
            Rest.Answer both = Rest.postWith(
                    OPERATOR,
                    path,
                    "{\"fqdns\":[\"limits-ask.lync.example\",\"limits-ask-not.lync.example\"]" + reason + "}");
            assertThat(both.status()).as(both.text()).isEqualTo(403);
            assertThat(Rest.postWith(OPERATOR, path, "{\"all\":true" + reason + "}")
                            .status())
                    .isEqualTo(403);
            Rest.Answer mine = Rest.postWith(OPERATOR, path, "{\"fqdns\":[\"limits-ask.lync.example\"]" + reason + "}");
            assertThat(mine.status()).as(mine.text()).isBetween(200, 299);
        }
    }

    @Test
    void seesHostsOfItsPoolAlone() {
        add(EVERYWHERE, "limits-seen", SignedInProfile.POOL);
        String hidden = add(EVERYWHERE, "limits-hidden", "pool02.lync.example")
                .body()
                .path("hostId")
                .asText();

        assertThat(Rest.getWith(OPERATOR, "/api/v1/hosts?name=limits-&limit=1000")
                        .body()
                        .path("items")
                        .findValuesAsText("fqdn"))
                .contains("limits-seen.lync.example")
                .doesNotContain("limits-hidden.lync.example");
        for (String part : List.of("", "/findings", "/identity", "/update-history")) {
            assertThat(Rest.getWith(OPERATOR, "/api/v1/hosts/" + hidden + part).status())
                    .as(part)
                    .isEqualTo(403);
        }
        assertThat(Rest.getWith(OPERATOR, "/api/v1/pools/pool02.lync.example/findings")
                        .status())
                .isEqualTo(403);
    }

    private static Rest.Answer add(String token, String name, String pool) {
        return Rest.postWith(
                token,
                "/api/v1/hosts",
                "{\"fqdn\":\"%s.lync.example\",\"site\":\"Berlin\",\"kind\":\"MEDIATION\",\"pool\":\"%s\"}"
                        .formatted(name, pool));
    }

    private static Rest.Answer delete(String host) {
        return Rest.send(HttpRequest.newBuilder(Rest.uri("/api/v1/hosts/" + host))
                .header("Authorization", "Bearer " + OPERATOR)
                .DELETE());
    }
}
