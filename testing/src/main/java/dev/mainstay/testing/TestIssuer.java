package dev.mainstay.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mainstay.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An identity provider of the tests, and of nothing else: it publishes its discovery document and keys (OpenID Connect Discovery
 * §4, RFC 7517) over real HTTP on 127.0.0.1 and signs whatever a test asks for (RFC 7515, RS256). Nobody signs in at it.
 */
final class TestIssuer {
    private static final int KEY_BITS = 2048;
    private static final int BACKLOG = 50;

    private final int port;
    private HttpServer server;
    private KeyPair key = newKey();
    private int number = 1;

    TestIssuer() {
        server = serve(0);
        port = server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** A token with these parameters in its header and these claims, signed with the present key. */
    synchronized String sign(Map<String, Object> header, Map<String, Object> claims) {
        Map<String, Object> whole = new LinkedHashMap<>(Map.of("alg", "RS256", "typ", "JWT", "kid", keyId()));
        whole.putAll(header);
        return signed(key, whole, claims);
    }

    /** Has another key from now on; the one before is published no more. */
    synchronized void rotate() {
        key = newKey();
        number++;
    }

    synchronized void stop() {
        server.stop(0);
    }

    /** Answers again, at the same address. */
    synchronized void comeBack() {
        server = serve(port);
    }

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(KeyPair key, Map<String, Object> header, Map<String, Object> claims) {
        try {
            String content = part(header) + "." + part(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String part(Map<String, Object> json) {
        try {
            return base64(EventJson.mapper().writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String keyId() {
        return "test-" + number;
    }

    private HttpServer serve(int atPort) {
        try {
            HttpServer made =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), atPort), BACKLOG);
            made.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, discovery()));
            made.createContext("/keys", exchange -> answer(exchange, keys()));
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", url(),
                "jwks_uri", url() + "/keys",
                "authorization_endpoint", url() + "/authorize",
                "token_endpoint", url() + "/token");
    }

    private synchronized Map<String, Object> keys() {
        RSAPublicKey published = (RSAPublicKey) key.getPublic();
        return Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "kid",
                        keyId(),
                        "n",
                        base64(unsigned(published.getModulus())),
                        "e",
                        base64(unsigned(published.getPublicExponent())))));
    }

    /** Without the zero byte that Java puts before a number whose first bit is set (RFC 7518 §2, Base64urlUInt). */
    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static void answer(HttpExchange exchange, Map<String, Object> json) throws IOException {
        byte[] body = EventJson.mapper().writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
