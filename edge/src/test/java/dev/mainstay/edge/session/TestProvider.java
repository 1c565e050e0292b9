package dev.mainstay.edge.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider of the tests, and of nothing else: the code flow with PKCE (OpenID Connect Core §3.1, RFC 7636) over real HTTP.
 * Whoever comes is signed in as Anna at once. {@code /set?seconds=…&refuse=…} says how long tokens live and whether they are renewed.
 */
public final class TestProvider implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENT = "mainstay-console";
    private static final String SECRET = "the-secret-of-the-console-at-the-provider";

    private record Code(String challenge, String nonce, String redirect) {}

    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final RsaJsonWebKey key = key();
    private HttpServer server;
    private volatile long seconds = 600;
    private volatile boolean refuse;

    public TestProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext(
                "/keys",
                exchange ->
                        answer(exchange, 200, Map.of("keys", List.of(key.toParams(OutputControlLevel.PUBLIC_ONLY)))));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/set", this::set);
        server.start();
        return Map.of(
                "quarkus.oidc.tenant-enabled", "true",
                "quarkus.oidc.auth-server-url", url(),
                "quarkus.oidc.client-id", CLIENT,
                "quarkus.oidc.credentials.secret", SECRET,
                "quarkus.oidc.token-state-manager.encryption-secret", "a-secret-of-the-tests-for-sessions-0123456789",
                "quarkus.oidc.authentication.state-secret", "a-secret-of-the-tests-for-states-012345678901",
                "quarkus.oidc.token.lifespan-grace", "0",
                "quarkus.oidc.token.refresh-token-time-skew", "60S",
                "mainstay.edge.agents", "true");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", url(),
                "jwks_uri", url() + "/keys",
                "authorization_endpoint", url() + "/authorize",
                "token_endpoint", url() + "/token",
                "end_session_endpoint", url() + "/end",
                "code_challenge_methods_supported", List.of("S256"));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        boolean complete = "code".equals(asked.get("response_type"))
                && "S256".equals(asked.get("code_challenge_method"))
                && CLIENT.equals(asked.get("client_id"))
                && asked.containsKey("nonce")
                && asked.containsKey("state");
        if (!complete) {
            answer(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Code(
                        asked.getOrDefault("code_challenge", ""),
                        asked.getOrDefault("nonce", ""),
                        asked.getOrDefault("redirect_uri", "")));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        asked.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
        } else if ("authorization_code".equals(asked.get("grant_type"))) {
            @Nullable Code code = codes.remove(asked.getOrDefault("code", "")); // once
            if (code != null
                    && code.challenge().equals(challenge(asked.getOrDefault("code_verifier", "")))
                    && code.redirect().equals(asked.get("redirect_uri"))) {
                answer(exchange, 200, tokens(code.nonce()));
            } else {
                answer(exchange, 400, Map.of("error", "invalid_grant"));
            }
        } else {
            boolean renewed = !refuse && refreshTokens.remove(asked.getOrDefault("refresh_token", ""));
            answer(exchange, renewed ? 200 : 400, renewed ? tokens("") : Map.of("error", "invalid_grant"));
        }
    }

    private Map<String, Object> tokens(String nonce) {
        String refresh = UUID.randomUUID().toString();
        refreshTokens.add(refresh);
        Map<String, Object> ofSession = new HashMap<>(Map.of("aud", CLIENT, "name", "Anna Ada"));
        if (!nonce.isEmpty()) {
            ofSession.put("nonce", nonce);
        }
        return Map.of(
                "token_type",
                "Bearer",
                "expires_in",
                seconds,
                "id_token",
                signed(ofSession),
                "access_token",
                signed(Map.of("aud", "mainstay", "groups", List.of("operators"))),
                "refresh_token",
                refresh);
    }

    private String signed(Map<String, Object> more) {
        long now = Instant.now().getEpochSecond();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(url());
        claims.setSubject("subject-of-anna");
        claims.setGeneratedJwtId();
        claims.setClaim("preferred_username", "anna");
        claims.setClaim("iat", now);
        claims.setClaim("exp", now + seconds);
        more.forEach(claims::setClaim);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void set(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        seconds = Long.parseLong(asked.get("seconds"));
        refuse = Boolean.parseBoolean(asked.get("refuse"));
        answer(exchange, 200, Map.of());
    }

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId("test");
            made.setUse("sig");
            made.setAlgorithm("RS256");
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> fields = new HashMap<>();
        for (String field : encoded.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
