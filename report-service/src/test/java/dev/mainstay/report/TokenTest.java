package dev.mainstay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import dev.mainstay.testing.IdentityProvider;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.SettableClock;
import dev.mainstay.testing.SignedInProfile;
import dev.mainstay.testing.Token;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens as they come, to the real code that verifies them: the same in every service. */
@QuarkusTest
@TestProfile(SignedInProfile.class)
@QuarkusTestResource(Platform.class)
class TokenTest {

    /** What was refused in another test is long ago. */
    @BeforeEach
    void later() {
        SettableClock.advance(Duration.ofMinutes(5));
    }

    @Test
    void aTokenSaysWhoIsSignedInAndWhatTheyMay() throws JsonProcessingException {
        Rest.Answer me =
                me(Token.of("operators", "approvers-of-pool01", "others").text());

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body())
                .isEqualTo(EventJson.mapper()
                        .readTree(
                                "{\"kind\":\"PERSON\",\"subject\":\"subject-of-anna\",\"name\":\"anna\",\"displayName\":\"Anna Ada\","
                                        + "\"signedInBy\":\"IDENTITY_PROVIDER\",\"roles\":[{\"role\":\"OPERATOR\"},"
                                        + "{\"role\":\"APPROVER\",\"pools\":[\"pool01.lync.example\"]}]}"));
    }

    @Test
    void aProgramSignsInToo() {
        Rest.Answer me = me(Token.of("operators")
                .without("preferred_username")
                .without("name")
                .with("sub", "nightly")
                .with("client_id", "nightly")
                .text());

        assertThat(me.body().path("kind").asText()).isEqualTo("PROGRAM");
        assertThat(me.body().path("name").asText()).isEqualTo("nightly");
    }

    static List<Arguments> refused() {
        long now = Instant.now().getEpochSecond();
        return List.of(
                Arguments.of("expired", spoilt(() -> any().with("exp", now - 1).text()), "It has expired"),
                Arguments.of("without an end", spoilt(() -> any().without("exp").text()), "no exp"),
                Arguments.of(
                        "not valid yet",
                        spoilt(() -> any().with("nbf", now + 600).text()),
                        "not valid yet"),
                Arguments.of(
                        "for another service",
                        spoilt(() -> any().with("aud", "others").text()),
                        "another service"),
                Arguments.of("for nobody", spoilt(() -> any().without("aud").text()), "no aud"),
                Arguments.of(
                        "of another issuer",
                        spoilt(() -> any().with("iss", "https://login.attacker.example")
                                .text()),
                        "Another identity provider"),
                Arguments.of(
                        "without an issuer", spoilt(() -> any().without("iss").text()), "no iss"),
                Arguments.of(
                        "signed by another, with our key's name", spoilt(() -> any().signedByAnother("test-1")), ""),
                Arguments.of("signed by another, with a name of its own", spoilt(() -> any().signedByAnother("x")), ""),
                Arguments.of("unsigned", spoilt(() -> any().unsigned()), ""),
                Arguments.of(
                        "of another algorithm in its header",
                        spoilt(() -> any().header("alg", "HS256").text()),
                        ""),
                Arguments.of("altered", spoilt(TokenTest::altered), ""),
                Arguments.of("no token at all", spoilt(() -> "not-a-token"), ""),
                Arguments.of(
                        "with nobody in it",
                        spoilt(() -> any().without("sub")
                                .without("preferred_username")
                                .text()),
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aTokenThatIsNotRightIsRefusedAndSaysWhy(String what, Supplier<String> token, String why) {
        Rest.Answer me = me(token.get());

        assertThat(me.status()).as(me.text()).isEqualTo(401);
        assertThat(me.body().path("code").asText()).isEqualTo("token-refused");
        assertThat(me.body().path("detail").asText()).contains(why).doesNotContain("subject-of-anna");
        assertThat(me.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    @Test
    void aTokenAnywhereButInTheHeaderIsNone() {
        String token = any().text();

        assertThat(Rest.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(Rest.get("/api/v1/me?access_token=" + token).status()).isEqualTo(401);
        assertThat(Rest.send(HttpRequest.newBuilder(Rest.uri("/api/v1/me"))
                                .header("Authorization", "Basic YW5uYTphbm5h"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theProvidersNextKeyIsFetchedAndItsLastOneForgotten() {
        String before = any().text();
        assertThat(me(before).status()).isEqualTo(200);

        IdentityProvider.rotate();

        assertThat(me(any().text()).status()).isEqualTo(200);
        assertThat(me(before).status()).isEqualTo(401);
    }

    @Test
    void whoIsSignedInGoesOnWhileTheProviderIsAway() {
        String token = any().text();
        assertThat(me(token).status()).isEqualTo(200);
        String later = any().with("sub", "somebody-else").text();

        IdentityProvider.whileAway(() -> {
            assertThat(me(token).status()).isEqualTo(200);
            assertThat(me(later).status()).isEqualTo(200);
            assertThat(me(any().signedByAnother("unknown")).status()).isIn(401, 503);
        });

        assertThat(me(token).status()).isEqualTo(200);
    }

    @Test
    void anAddressFromWhichTooManyTokensAreRefusedIsNotListenedToForAWhile() {
        String token = any().text();
        Rest.Answer last = me("not-a-token");
        for (int tries = 0; last.status() == 401 && tries < 200; tries++) {
            last = me("not-a-token");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.body().path("code").asText()).isEqualTo("too-many-refusals");
        assertThat(last.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(me(token).status()).isEqualTo(429);
        assertThat(Rest.get("/api/v1/me").status()).isEqualTo(401);

        SettableClock.advance(Duration.ofSeconds(2));
        assertThat(me(token).status()).isEqualTo(200);
    }

    @Test
    void theHealthNeedsNoToken() {
        assertThat(Rest.get("/q/health/live").status()).isEqualTo(200);
    }

    private static Token any() {
        return Token.of("viewers");
    }

    /** For parameters whose values are made when the test runs. */
    private static Supplier<String> spoilt(Supplier<String> token) {
        return token;
    }

    private static String altered() {
        String[] parts = any().text().split("\\.", -1);
        String[] others = Token.of("administrators").text().split("\\.", -1);
        return parts[0] + "." + others[1] + "." + parts[2];
    }

    private static Rest.Answer me(String token) {
        return Rest.send(HttpRequest.newBuilder(Rest.uri("/api/v1/me")).header("Authorization", "Bearer " + token));
    }
}
