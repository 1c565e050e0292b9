package dev.mainstay.local.keycloak;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.architecture.TestAuthority;
import dev.mainstay.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A Keycloak in a process of its own, as in production: built first, then started with TLS alone, on 127.0.0.1. Its database is in
 * memory, so that what was made in it ends with it.
 */
public final class Keycloak implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String ADMINISTRATOR = "administrator";
    private static final String PASSWORD = "of-the-administrator";

    private final Path home;
    private final Path log;
    private final int port;
    private final Path certificate;
    private final Path key;
    private final HttpClient http;
    private @Nullable Process process;

    /**
     * Not built and not started.
     *
     * @param home where its archive was unpacked
     * @param folder for its log, its certificate and key
     */
    public Keycloak(Path home, Path folder, int port, TestAuthority authority) {
        this.home = home;
        this.log = folder.resolve("keycloak.log");
        this.port = port;
        TestAuthority.Issued issued = authority.issue("keycloak", "localhost");
        this.certificate = issued.writeChain(folder.resolve("keycloak.pem"));
        this.key = issued.writeKey(folder.resolve("keycloak.key"));
        this.http = trusting(authority);
    }

    /** What it calls itself in the tokens of a realm, and where its documents are. */
    public String issuer(String realm) {
        return "https://localhost:" + port + "/realms/" + realm;
    }

    /** Fixes what is fixed when it is built. Takes as long as starting it. */
    public void build() {
        Process building = run("build", "--db=dev-mem");
        try {
            if (!building.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || building.exitValue() != 0) {
                building.destroyForcibly();
                throw new IllegalStateException("Keycloak cannot be built; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it, and returns when people can sign in. */
    public void start() {
        Process started = run(
                "start",
                "--optimized",
                "--cache=local",
                "--http-host=127.0.0.1",
                "--https-port=" + port,
                "--hostname=https://localhost:" + port,
                "--https-certificate-file=" + certificate,
                "--https-certificate-key-file=" + key);
        process = started;
        URI document = URI.create(issuer("master") + "/.well-known/openid-configuration");
        await("Keycloak answers")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .failFast("Keycloak has ended; see " + log, () -> !started.isAlive())
                .until(() -> status(document) == 200);
    }

    private Process run(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("bin/kc.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_APPEND",
                        "-XX:TieredStopAtLevel=1",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        PASSWORD));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int status(URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Asks for tokens.
     *
     * @param form {@code grant_type} and what belongs to it
     * @return what it answers, tokens or an error (RFC 6749 §5)
     */
    public JsonNode token(String realm, Map<String, String> form) {
        return post(issuer(realm) + "/protocol/openid-connect/token", form);
    }

    /** The access token of a person who signs in at a public client by name and password. */
    public String signIn(String realm, String client, String person, String password) {
        return accessToken(token(
                realm,
                Map.of("grant_type", "password", "client_id", client, "username", person, "password", password)));
    }

    /** The access token in an answer. */
    public static String accessToken(JsonNode answer) {
        String token = answer.path("access_token").asText();
        if (token.isEmpty()) {
            throw new AssertionError("No token: " + answer);
        }
        return token;
    }

    /** Posts a form to one of its addresses. */
    public JsonNode post(String address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /**
     * Does what an administrator does.
     *
     * @param path below {@code /admin/realms}
     * @param body JSON; null for none
     */
    public JsonNode administer(String method, String path, @Nullable Object body) {
        String token = signIn("master", "admin-cli", ADMINISTRATOR, PASSWORD);
        try {
            return send(HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/admin/realms" + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(
                                            EventJson.mapper().writeValueAsBytes(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 500) {
                throw new AssertionError(answer + ": " + answer.body());
            }
            return EventJson.mapper().readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpClient trusting(TestAuthority authority) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", authority.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder()
                    .sslContext(context)
                    .connectTimeout(Duration.ofSeconds(3))
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            // The script may have Java as a child.
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
            running.onExit().join();
        }
    }
}
