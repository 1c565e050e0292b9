package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.architecture.TestAuthority;
import dev.mainstay.events.EventJson;
import dev.mainstay.local.keycloak.Keycloak;
import dev.mainstay.local.keycloak.KeycloakArchive;
import dev.mainstay.local.launcher.Child;
import dev.mainstay.local.launcher.LocalRun;
import dev.mainstay.local.launcher.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * People and programs that sign in at a real Keycloak, set up as docs/sign-in.md says, and a packaged service that believes its
 * tokens, started as the local run starts it: before Keycloak is there, while it turns its keys, and after it has gone.
 */
@DisabledOnOs(OS.WINDOWS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String REALM = "lync";
    private static final String ELSEWHERE = "elsewhere";
    private static final String CONSOLE = "console";
    private static final String HASTY = "hasty";
    private static final String UNRELATED = "unrelated";
    private static final String PASSWORD = "of-a-person";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Keycloak keycloak;
    private static LocalRun run;

    @BeforeAll
    static void aServiceBeforeItsProvider() throws Exception {
        Path folder = DemoRun.folder("keycloak");
        Files.createDirectories(folder);
        TestAuthority authority = new TestAuthority("Estate authority");
        int port = DemoRun.freePort();
        Keycloak unpacked = new Keycloak(KeycloakArchive.unpackedIn(folder), folder, port, authority);
        keycloak = unpacked;
        CompletableFuture<Void> built = new CompletableFuture<>();
        Thread.ofPlatform().name("keycloak-build").start(() -> {
            try {
                unpacked.build();
                built.complete(null);
            } catch (RuntimeException e) {
                built.completeExceptionally(e);
            }
        });
        run = new LocalRun(new LocalRun.Settings(
                DemoRun::packaged,
                folder.resolve("data"),
                folder.resolve("logs"),
                Map.of("scanner-service", DemoRun.freePort()),
                List.of(
                        "-Dquarkus.oidc.tenant-enabled=true",
                        "-Dquarkus.oidc.auth-server-url=" + unpacked.issuer(REALM),
                        "-Dquarkus.oidc.token.audience=mainstay",
                        "-Dquarkus.oidc.tls.tls-configuration-name=provider",
                        "-Dquarkus.tls.provider.trust-store.pem.certs="
                                + authority.write(folder.resolve("authority.pem")),
                        // Both shorter than they are by themselves, so that the test need not wait for them.
                        "-Dquarkus.oidc.token.lifespan-grace=0",
                        "-Dquarkus.oidc.token.forced-jwk-refresh-interval=1S",
                        "-Dmainstay.people.role-claim=lync/groups",
                        "-Dmainstay.people.grants.everywhere.values=/patching/operators",
                        "-Dmainstay.people.grants.everywhere.roles=operator",
                        "-Dmainstay.people.grants.berlin.values=/Lync Berlin",
                        "-Dmainstay.people.grants.berlin.roles=operator,approver",
                        "-Dmainstay.people.grants.berlin.sites=Berlin",
                        "-Dmainstay.people.grants.edge.values=/Lync Edge",
                        "-Dmainstay.people.grants.edge.roles=operator",
                        "-Dmainstay.people.grants.edge.pools=edge.lync.example")));
        run.startStores();
        scanner().start();
        built.join();
    }

    @AfterAll
    static void stop() {
        if (run != null) {
            run.stop();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    @Order(1)
    void aServiceStartsWithoutItsProviderRefusesPeopleUntilItIsThereAndThenTakesThem() {
        // Given a token from nobody, and no provider that could say so
        HttpResponse<String> refused = ask("e30.e30.", "GET", "/api/v1/me", null);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(code(refused)).isEqualTo("provider-away");
        assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(5);
        assertThat(code(ask(null, "GET", "/api/v1/me", null))).isEqualTo("not-signed-in");
        HttpResponse<String> health = ask(null, "GET", "/q/health/ready", null);
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("identity provider", "it has not been reached");

        // When
        keycloak.start();
        setUp();
        String token = signIn(CONSOLE, "anna");

        // Then
        await("the provider is reached")
                .atMost(PATIENCE)
                .until(() -> ask(token, "GET", "/api/v1/me", null).statusCode() == 200);
        assertThat(ask(null, "GET", "/q/health/ready", null).body()).doesNotContain("it has not been reached");
    }

    @Test
    @Order(2)
    void whoeverSignsInIsWhoKeycloakSaysAndMayWhatTheirGroupsGive() {
        JsonNode me = json(ask(signIn(CONSOLE, "anna"), "GET", "/api/v1/me", null));

        assertThat(me.path("kind").asText()).isEqualTo("PERSON");
        assertThat(me.path("name").asText()).isEqualTo("anna");
        assertThat(me.path("displayName").asText()).isEqualTo("Anna Ada");
        assertThat(me.path("roles").toString()).isEqualTo("[{\"role\":\"OPERATOR\"}]");
        JsonNode nobody = json(ask(signIn(CONSOLE, "carl"), "GET", "/api/v1/me", null));
        assertThat(nobody.path("roles")).isEmpty();
        assertThat(code(ask(signIn(CONSOLE, "carl"), "GET", "/api/v1/hosts", null)))
                .isEqualTo("role-missing");
    }

    @Test
    @Order(3)
    void aRoleOfAGroupThatIsForASiteOrAPoolHoldsThereAlone() {
        String berlin = signIn(CONSOLE, "bert");
        String edge = signIn(CONSOLE, "edna");

        assertThat(addHost(berlin, "one", "Berlin", "pool01.lync.example").statusCode())
                .isEqualTo(201);
        assertThat(code(addHost(berlin, "two", "Rotterdam", "pool02.lync.example")))
                .isEqualTo("out-of-reach");
        assertThat(addHost(edge, "three", "Rotterdam", "edge.lync.example").statusCode())
                .isEqualTo(201);
        assertThat(code(addHost(edge, "four", "Berlin", "pool01.lync.example"))).isEqualTo("out-of-reach");
        assertThat(json(ask(berlin, "GET", "/api/v1/me", null)).path("roles").toString())
                .isEqualTo("[{\"role\":\"OPERATOR\",\"sites\":[\"berlin\"]},"
                        + "{\"role\":\"APPROVER\",\"sites\":[\"berlin\"]}]");
    }

    @Test
    @Order(4)
    void aProgramSignsInForItself() {
        String token = Keycloak.accessToken(keycloak.token(
                REALM,
                Map.of("grant_type", "client_credentials", "client_id", "nightly", "client_secret", "of-nightly")));

        JsonNode me = json(ask(token, "GET", "/api/v1/me", null));

        assertThat(me.path("kind").asText()).isEqualTo("PROGRAM");
        assertThat(me.path("name").asText()).isEqualTo("nightly");
        assertThat(me.path("roles").toString()).isEqualTo("[{\"role\":\"OPERATOR\"}]");
        assertThat(addHost(token, "five", "Rotterdam", "pool02.lync.example").statusCode())
                .isEqualTo(201);
    }

    @Test
    @Order(5)
    void whatIsNoTokenOfItsForThisServiceIsRefused() throws Exception {
        String token = signIn(CONSOLE, "anna");
        JsonNode answer = keycloak.token(
                REALM,
                Map.of(
                        "grant_type", "password",
                        "client_id", CONSOLE,
                        "username", "anna",
                        "password", PASSWORD,
                        "scope", "openid"));
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("for another service", signIn(UNRELATED, "anna"));
        refused.put("of another realm", keycloak.signIn(ELSEWHERE, CONSOLE, "anna", PASSWORD));
        refused.put("an ID token", answer.path("id_token").asText());
        refused.put("a refresh token", answer.path("refresh_token").asText());
        refused.put("alg none", header(token, Map.of("alg", "none", "typ", "JWT")) + "." + part(token, 1) + ".");
        refused.put("its signature taken away", part(token, 0) + "." + part(token, 1) + ".");
        refused.put("altered", part(token, 0) + "." + promoted(token) + "." + part(token, 2));
        refused.put("with a key of somebody else under the provider's name for it", foreign(token));
        refused.put("with the public key as the secret of HS256", confused(token));

        for (Map.Entry<String, String> each : refused.entrySet()) {
            HttpResponse<String> said = ask(each.getValue(), "GET", "/api/v1/me", null);
            assertThat(said.statusCode()).as(each.getKey() + ": " + said.body()).isEqualTo(401);
            assertThat(code(said)).as(each.getKey()).isEqualTo("token-refused");
            assertThat(said.body()).doesNotContain("anna");
        }
        assertThat(ask(refused.get("of another realm"), "GET", "/api/v1/me", null)
                        .body())
                .contains("identity provider");
        assertThat(ask(refused.get("for another service"), "GET", "/api/v1/me", null)
                        .body())
                .contains("another service");
        assertThat(ask(token, "GET", "/api/v1/me", null).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(6)
    void aTokenIsWorthNothingAfterItsEnd() {
        String token = signIn(HASTY, "anna");

        await("its end")
                .atMost(PATIENCE)
                .until(() -> ask(token, "GET", "/api/v1/me", null).statusCode() != 200);

        assertThat(ask(token, "GET", "/api/v1/me", null).body()).contains("It has expired");
    }

    /** What docs/sign-in.md says of it: nobody is asked whether a token was taken back, so it holds until its end. */
    @Test
    @Order(7)
    void whoIsLockedOutGetsNoOtherTokenAndTheOneTheyHaveHoldsUntilItsEnd() {
        JsonNode answer = keycloak.token(
                REALM, Map.of("grant_type", "password", "client_id", HASTY, "username", "dora", "password", PASSWORD));
        String token = Keycloak.accessToken(answer);
        String longer = signIn(CONSOLE, "dora");

        String user = id("/users?exact=true&username=dora");
        keycloak.post(
                keycloak.issuer(REALM) + "/protocol/openid-connect/revoke",
                Map.of("client_id", CONSOLE, "token", longer));
        keycloak.administer("POST", "/" + REALM + "/users/" + user + "/logout", null);
        keycloak.administer("PUT", "/" + REALM + "/users/" + user, Map.of("enabled", false));

        assertThat(keycloak.token(
                                REALM,
                                Map.of(
                                        "grant_type",
                                        "refresh_token",
                                        "client_id",
                                        HASTY,
                                        "refresh_token",
                                        answer.path("refresh_token").asText()))
                        .path("error")
                        .asText())
                .isEqualTo("invalid_grant");
        assertThat(keycloak.token(
                                REALM,
                                Map.of(
                                        "grant_type",
                                        "password",
                                        "client_id",
                                        CONSOLE,
                                        "username",
                                        "dora",
                                        "password",
                                        PASSWORD))
                        .path("error")
                        .asText())
                .isEqualTo("invalid_grant");
        assertThat(ask(longer, "GET", "/api/v1/me", null).statusCode()).isEqualTo(200);
        await("its end")
                .atMost(PATIENCE)
                .until(() -> ask(token, "GET", "/api/v1/me", null).statusCode() == 401);
    }

    @Test
    @Order(8)
    void itsNextKeyIsTakenAndOneThatItGaveUpIsForgottenWithTheNextThatIsNew() {
        // Given
        String first = signIn(CONSOLE, "anna");
        String provider = keyProvider();

        // When: another key signs, and the one before is still published
        addKey("second", 200);
        String second = signIn(CONSOLE, "anna");

        // Then
        assertThat(header(second)).isNotEqualTo(header(first));
        assertThat(ask(second, "GET", "/api/v1/me", null).statusCode()).isEqualTo(200);
        assertThat(ask(first, "GET", "/api/v1/me", null).statusCode()).isEqualTo(200);

        // When: the first is given up, and a third one comes
        keycloak.administer("DELETE", "/" + REALM + "/components/" + provider, null);
        assertThat(ask(first, "GET", "/api/v1/me", null).statusCode()).isEqualTo(200);
        addKey("third", 300);
        String third = signIn(CONSOLE, "anna");

        // Then
        await("the third key")
                .atMost(PATIENCE)
                .until(() -> ask(third, "GET", "/api/v1/me", null).statusCode() == 200);
        assertThat(code(ask(first, "GET", "/api/v1/me", null))).isEqualTo("token-refused");
        assertThat(ask(second, "GET", "/api/v1/me", null).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(9)
    void whoIsSignedInGoesOnWithoutTheProviderUntilTheirTokenEnds() throws Exception {
        String token = signIn(CONSOLE, "anna");
        String hasty = signIn(HASTY, "anna");

        keycloak.close();

        assertThat(ask(token, "GET", "/api/v1/me", null).statusCode()).isEqualTo(200);
        assertThat(addHost(token, "six", "Rotterdam", "pool02.lync.example").statusCode())
                .isEqualTo(201);
        assertThat(code(ask(unknown(token), "GET", "/api/v1/me", null))).isEqualTo("token-refused");
        await("its end")
                .atMost(PATIENCE)
                .until(() -> ask(hasty, "GET", "/api/v1/me", null).statusCode() == 401);
        assertThat(ask(null, "GET", "/q/health/ready", null).statusCode()).isEqualTo(200);
        assertThat(ask(token, "GET", "/api/v1/me", null).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(10)
    void whoSendsTooManyTokensThatAreNoneIsNotListenedToForAWhile() {
        String token = "not-a-token";
        HttpResponse<String> last = ask(token, "GET", "/api/v1/me", null);
        for (int tries = 0; last.statusCode() == 401 && tries < 1_000; tries++) {
            last = ask(token, "GET", "/api/v1/me", null);
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(code(last)).isEqualTo("too-many-refusals");
        assertThat(last.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 2L);
        assertThat(code(ask(null, "POST", "/agent/v1/enrolments", "{}"))).isEqualTo("too-many-refusals");
        assertThat(code(ask(null, "GET", "/api/v1/me", null))).isEqualTo("not-signed-in");
        await("it is listened to again")
                .atMost(PATIENCE)
                .until(() -> ask(token, "GET", "/api/v1/me", null).statusCode() == 401);
    }

    // ---- Keycloak, as docs/sign-in.md says ----

    private static void setUp() {
        for (String realm : List.of(REALM, ELSEWHERE)) {
            keycloak.administer(
                    "POST",
                    "",
                    Map.of(
                            "realm",
                            realm,
                            "enabled",
                            true,
                            "sslRequired",
                            "all",
                            "groups",
                            List.of(
                                    Map.of("name", "patching", "subGroups", List.of(Map.of("name", "operators"))),
                                    Map.of("name", "Lync Berlin"),
                                    Map.of("name", "Lync Edge")),
                            "users",
                            List.of(
                                    person(realm, "anna", "Anna", "/patching/operators"),
                                    person(realm, "bert", "Bert", "/Lync Berlin"),
                                    person(realm, "carl", "Carl"),
                                    person(realm, "dora", "Dora", "/patching/operators"),
                                    person(realm, "edna", "Edna", "/Lync Edge"))));
            keycloak.administer(
                    "POST",
                    "/" + realm + "/client-scopes",
                    Map.of(
                            "name",
                            "mainstay",
                            "protocol",
                            "openid-connect",
                            "protocolMappers",
                            List.of(
                                    mapper(
                                            "oidc-audience-mapper",
                                            Map.of(
                                                    "included.custom.audience", "mainstay",
                                                    "access.token.claim", "true")),
                                    mapper(
                                            "oidc-group-membership-mapper",
                                            Map.of(
                                                    "claim.name", "lync.groups",
                                                    "full.path", "true",
                                                    "access.token.claim", "true")))));
            for (String client : List.of(CONSOLE, HASTY, UNRELATED)) {
                List<String> scopes = new ArrayList<>(List.of("basic", "profile", "roles"));
                if (!client.equals(UNRELATED)) {
                    scopes.add("mainstay");
                }
                keycloak.administer(
                        "POST",
                        "/" + realm + "/clients",
                        Map.of(
                                "clientId",
                                client,
                                "publicClient",
                                true,
                                "directAccessGrantsEnabled",
                                true,
                                "defaultClientScopes",
                                scopes,
                                "attributes",
                                client.equals(HASTY) ? Map.of("access.token.lifespan", "5") : Map.of()));
            }
        }
        keycloak.administer(
                "POST",
                "/" + REALM + "/clients",
                Map.of(
                        "clientId",
                        "nightly",
                        "secret",
                        "of-nightly",
                        "serviceAccountsEnabled",
                        true,
                        "defaultClientScopes",
                        List.of("basic", "profile", "roles", "service_account", "mainstay")));
        String account = id("/users?exact=true&username=service-account-nightly");
        String group = keycloak.administer("GET", "/" + REALM + "/group-by-path/patching/operators", null)
                .path("id")
                .asText();
        keycloak.administer("PUT", "/" + REALM + "/users/" + account + "/groups/" + group, null);
    }

    private static Map<String, Object> person(String realm, String name, String first, String... groups) {
        return Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@lync.example",
                "emailVerified",
                true,
                "firstName",
                first,
                "lastName",
                "Ada",
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)),
                "realmRoles",
                List.of("default-roles-" + realm),
                "groups",
                List.of(groups));
    }

    private static Map<String, Object> mapper(String kind, Map<String, String> config) {
        return Map.of("name", kind, "protocol", "openid-connect", "protocolMapper", kind, "config", config);
    }

    /** The id of what the list at that path has alone. */
    private static String id(String path) {
        JsonNode found = keycloak.administer("GET", "/" + REALM + path, null);
        assertThat(found).as(path).hasSize(1);
        return found.get(0).path("id").asText();
    }

    private static String keyProvider() {
        for (JsonNode key :
                keycloak.administer("GET", "/" + REALM + "/keys", null).path("keys")) {
            if (key.path("algorithm").asText().equals("RS256")) {
                return key.path("providerId").asText();
            }
        }
        throw new AssertionError("The realm has no key for RS256");
    }

    private static void addKey(String name, int priority) {
        keycloak.administer(
                "POST",
                "/" + REALM + "/components",
                Map.of(
                        "name",
                        name,
                        "providerId",
                        "rsa-generated",
                        "providerType",
                        "org.keycloak.keys.KeyProvider",
                        "config",
                        Map.of(
                                "priority", List.of(Integer.toString(priority)),
                                "enabled", List.of("true"),
                                "active", List.of("true"),
                                "algorithm", List.of("RS256"),
                                "keySize", List.of("2048"))));
    }

    private static String signIn(String client, String person) {
        return keycloak.signIn(REALM, client, person, PASSWORD);
    }

    // ---- Tokens that are spoilt (RFC 7515) ----

    private static String part(String token, int which) {
        return token.split("\\.", -1)[which];
    }

    private static JsonNode header(String token) {
        return decoded(part(token, 0));
    }

    private static JsonNode decoded(String part) {
        try {
            return EventJson.mapper().readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException e) {
            throw new AssertionError(part, e);
        }
    }

    private static String encoded(Object json) {
        try {
            return encoded(EventJson.mapper().writeValueAsBytes(json));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String header(String token, Map<String, String> changed) {
        ObjectNode header = header(token).deepCopy();
        changed.forEach(header::put);
        return encoded(header);
    }

    /** The claims, with another subject. */
    private static String promoted(String token) {
        ObjectNode claims = decoded(part(token, 1)).deepCopy();
        claims.put("sub", "administrator");
        return encoded(claims);
    }

    private static String foreign(String token) throws GeneralSecurityException {
        return signedBySomebodyElse(part(token, 0) + "." + part(token, 1));
    }

    private static String unknown(String token) throws GeneralSecurityException {
        return signedBySomebodyElse(header(token, Map.of("kid", "unknown")) + "." + part(token, 1));
    }

    private static String signedBySomebodyElse(String content) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(generator.generateKeyPair().getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + encoded(signature.sign());
    }

    /** Whoever verifies by whatever algorithm the header names would take the published key as a shared secret. */
    private static String confused(String token) throws GeneralSecurityException {
        String content = header(token, Map.of("alg", "HS256")) + "." + part(token, 1);
        String kid = header(token).path("kid").asText();
        for (JsonNode key :
                keycloak.administer("GET", "/" + REALM + "/keys", null).path("keys")) {
            if (key.path("kid").asText().equals(kid)) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(
                        Base64.getDecoder().decode(key.path("publicKey").asText()), "HmacSHA256"));
                return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
            }
        }
        throw new AssertionError("The realm does not have the key " + kid);
    }

    // ---- The service ----

    private static HttpResponse<String> addHost(String token, String name, String site, String pool) {
        return ask(
                token,
                "POST",
                "/api/v1/hosts",
                "{\"fqdn\":\"%s.lync.example\",\"site\":\"%s\",\"kind\":\"MEDIATION\",\"pool\":\"%s\"}"
                        .formatted(name, site, pool));
    }

    private static HttpResponse<String> ask(@Nullable String token, String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(run.address(ServiceName.SCANNER) + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return EventJson.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static String code(HttpResponse<String> answer) {
        try {
            return EventJson.mapper().readTree(answer.body()).path("code").asText();
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static Child scanner() {
        return run.children().stream()
                .filter(child -> child.name().equals("scanner-service"))
                .findAny()
                .orElseThrow();
    }
}
