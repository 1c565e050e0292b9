package dev.mainstay.edge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in and out of browsers, at a provider of the tests, and what the services are shown then. */
@QuarkusTest
@TestProfile(SignedInProfile.class)
class CodeFlowTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLACE = "/#host=0198a000-0000-7000-8000-000000000001";

    private Browser browser = new Browser(URI.create("http://127.0.0.1"));

    @BeforeEach
    void begin() {
        browser = new Browser(URI.create("http://127.0.0.1:" + RestAssured.port));
        provider(600, false);
    }

    @Test
    void withoutASessionAScriptIsToldSoAndNotSentAway() throws Exception {
        for (String path : new String[] {"/session", "/report/api/v1/overview", "/report/api/v1/events/stream"}) {
            HttpResponse<String> answer = browser.get(path, "Accept-Language", "fr");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("Location")).isEmpty();
            assertThat(json(answer).path("code").asText()).isEqualTo("not-signed-in");
            assertThat(json(answer).path("title").asText()).isEqualTo("On ne sait pas qui fait la demande");
        }
        assertThat(browser.post("/patch/api/v1/rollouts").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenFromOutsideIsNoSession() {
        HttpResponse<String> answer = browser.get("/report/api/v1/overview", "Authorization", "Bearer x.y.z");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void oneSignsInWithPkceAndComesBackToWhereOneWas() {
        HttpResponse<String> away = browser.get("/sign-in?to=%2F%23host%3D0198a000-0000-7000-8000-000000000001");
        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(Browser.location(away))
                .startsWith(provider() + "/authorize")
                .contains("code_challenge_method=S256", "code_challenge=", "nonce=", "state=", "response_type=code");

        HttpResponse<String> back = browser.follow("/sign-in?to=%2F%23host%3D0198a000-0000-7000-8000-000000000001");

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(Browser.location(back)).isEqualTo(PLACE);
    }

    @Test
    void oneIsNotSentElsewhereAfterSigningIn() {
        HttpResponse<String> back = browser.follow("/sign-in?to=%2F%2Fevil.example");

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(Browser.location(back)).isEqualTo("/");
    }

    @Test
    void cookiesAreForTheBrowserAloneAndHoldNoToken() throws Exception {
        browser.follow("/sign-in");

        assertThat(browser.setCookies())
                .filteredOn(cookie -> !cookie.contains("Max-Age=0"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .containsIgnoringCase("; HTTPOnly")
                        .containsIgnoringCase("; Secure")
                        .containsIgnoringCase("; SameSite=Lax")
                        .doesNotContainIgnoringCase("Domain="));
        String token = bearer(browser.get("/report/api/v1/overview"));
        String signature = token.substring(token.lastIndexOf('.') + 1);
        String session = browser.get("/session").body();
        assertThat(browser.cookies()).isNotEmpty();
        assertThat(browser.cookies().values()).noneMatch(value -> value.contains(signature));
        assertThat(session).doesNotContain(signature);
    }

    @Test
    void theServiceIsShownTheAccessTokenAndNothingThatTheBrowserSaid() throws Exception {
        browser.follow("/sign-in");

        JsonNode asked = json(browser.get("/report/api/v1/overview", "Authorization", "Bearer of-somebody-else"));
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder()
                .decode(asked.path("headers").path("authorization").asText().split("\\.", -1)[1]));

        assertThat(claims.path("aud").asText()).isEqualTo("mainstay");
        assertThat(claims.path("preferred_username").asText()).isEqualTo("anna");
        assertThat(asked.path("headers").has("cookie")).isFalse();
        HttpResponse<String> changed = browser.post("/patch/api/v1/rollouts");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed).path("headers").path("authorization").asText()).startsWith("Bearer ey");
        assertThat(json(changed).path("body").asText()).isEqualTo("{}");
    }

    @Test
    void thePageIsToldWhoIsSignedInAndUntilWhen() throws Exception {
        Instant before = Instant.now();
        browser.follow("/sign-in");

        JsonNode session = json(browser.get("/session"));

        assertThat(session.path("signedInBy").asText()).isEqualTo("IDENTITY_PROVIDER");
        assertThat(session.path("name").asText()).isEqualTo("Anna Ada");
        assertThat(Instant.parse(session.path("until").asText()))
                .isBetween(before.plusSeconds(590), Instant.now().plusSeconds(601));
    }

    @Test
    void tokensThatEndAreRenewedAsLongAsTheProviderDoesSo() throws Exception {
        // Given tokens that end within the minute in which they are renewed
        provider(30, false);
        browser.follow("/sign-in");
        provider(600, false);

        JsonNode session = json(browser.get("/session"));

        assertThat(Instant.parse(session.path("until").asText()))
                .isAfter(Instant.now().plusSeconds(100));
        assertThat(browser.get("/report/api/v1/overview").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionThatTheProviderDoesNotRenewHasEnded() throws Exception {
        provider(5, true);
        browser.follow("/sign-in");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.get("/report/api/v1/overview").statusCode() == 401);

        HttpResponse<String> answer = browser.get("/report/api/v1/overview");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(json(answer).path("code").asText()).isEqualTo("not-signed-in");
    }

    @Test
    void anEventStreamEndsWithTheSessionThatOpenedIt() {
        provider(5, true);
        browser.follow("/sign-in");
        Instant opened = Instant.now();

        // The service keeps it open for 30 s, and the edge would bear its silence for 60.
        assertThatThrownBy(() -> browser.get("/report/api/v1/events/stream")).hasRootCauseInstanceOf(IOException.class);

        assertThat(Duration.between(opened, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void aSessionThatWasTamperedWithIsNone() throws Exception {
        browser.follow("/sign-in");
        browser.cookies().forEach((name, value) -> browser.put(name, "x" + value.substring(1)));

        HttpResponse<String> answer = browser.get("/report/api/v1/overview");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("code").asText()).isEqualTo("not-signed-in");
    }

    @Test
    void aCodeThatNobodyAskedForSignsNobodyIn() {
        browser.get("/sign-in");

        HttpResponse<String> answer = browser.get("/sign-in/done?code=of-an-attacker&state=of-an-attacker");

        assertThat(browser.get("/session").statusCode()).isEqualTo(401);
        assertThat(answer.statusCode()).isBetween(300, 499);
    }

    @Test
    void whoDidNotSignInIsBackOnThePageWhichSaysSo() {
        HttpResponse<String> away = browser.get("/sign-in");
        String state = Browser.location(away).replaceAll(".*[?&]state=([^&]*).*", "$1");

        HttpResponse<String> back = browser.follow("/sign-in/done?error=access_denied&state=" + state);

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(Browser.location(back)).isEqualTo("/#sign-in=failed");
    }

    @Test
    void oneSignsOutAtTheProviderToo() {
        browser.follow("/sign-in");

        HttpResponse<String> away = browser.get("/sign-out", "Sec-Fetch-Site", "same-origin");

        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(URLDecoder.decode(Browser.location(away), StandardCharsets.UTF_8))
                .startsWith(provider() + "/end")
                .contains("id_token_hint=", "post_logout_redirect_uri=" + "http://127.0.0.1:" + RestAssured.port + "/");
        assertThat(browser.get("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void noOtherPageSignsSomebodyOut() throws Exception {
        browser.follow("/sign-in");

        for (String site : new String[] {"cross-site", "same-site", "none"}) {
            HttpResponse<String> answer = browser.get("/sign-out", "Sec-Fetch-Site", site);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(json(answer).path("code").asText()).isEqualTo("foreign-origin");
        }
        assertThat(browser.get("/sign-out").statusCode()).isEqualTo(403);
        assertThat(browser.get("/%73ign-out").statusCode()).isEqualTo(403);
        assertThat(browser.get("/session").statusCode()).isEqualTo(200);
    }

    @Test
    void agentsComeThisWayWithWhatTheySigned() throws Exception {
        HttpResponse<String> answer = browser.get(
                "/agent/v1/scan-request?wait=1",
                "Signature",
                "sig1=:abc:",
                "Signature-Input",
                "sig1=(\"@method\" \"@path\")",
                "Authorization",
                "Bearer enrolment",
                "X-Forwarded-For",
                "10.0.0.1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("service").asText()).isEqualTo("scanner");
        assertThat(json(answer).path("uri").asText()).isEqualTo("/agent/v1/scan-request?wait=1");
        JsonNode headers = json(answer).path("headers");
        assertThat(headers.path("signature").asText()).isEqualTo("sig1=:abc:");
        assertThat(headers.path("authorization").asText()).isEqualTo("Bearer enrolment");
        assertThat(headers.path("x-forwarded-for").asText()).isEqualTo("127.0.0.1");
        assertThat(json(browser.get("/agent/v1/leases")).path("service").asText())
                .isEqualTo("patch");
    }

    private static String bearer(HttpResponse<String> echoed) throws Exception {
        return json(echoed).path("headers").path("authorization").asText().substring("Bearer ".length());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private static String provider() {
        return ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
    }

    private static void provider(long seconds, boolean refuse) {
        RestAssured.given()
                .baseUri(provider())
                .get("/set?seconds=" + seconds + "&refuse=" + refuse)
                .then()
                .statusCode(200);
    }
}
