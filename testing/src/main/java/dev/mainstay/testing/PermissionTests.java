package dev.mainstay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.architecture.ApiDocument;
import dev.mainstay.architecture.ApiDocument.Operation;
import dev.mainstay.architecture.ApiDocument.Parameter;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every operation for people against {@code docs/permissions.md}: each is there, and each cell is tried. A test of the service with
 * {@link SignedInProfile} extends it. What is allowed is only begun: it has no body worth doing anything for.
 */
public abstract class PermissionTests {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/q/openapi")
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URI openApi;

    private final List<String> wrong = new ArrayList<>();

    @Test
    public void theTableHasEveryOperationAndNoOther() {
        Set<String> operations = operations().stream().map(Operation::id).collect(Collectors.toSet());

        assertThat(operations).isNotEmpty().isEqualTo(table().keySet());
    }

    @Test
    public void everyCellOfTheTableHolds() {
        for (Operation operation : operations()) {
            PermissionTable.Row row = table().get(operation.id());
            for (String role : PermissionTable.ROLES) {
                Answer answer = ask(operation, Token.of(role + "s").text());
                expect(operation, role, answer, row != null && row.may().contains(role) ? "" : "role-missing");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    public void whereARoleHoldsForOnePoolTheWholeEstateIsNotTouched() {
        for (Operation operation : operations()) {
            PermissionTable.Row row = table().get(operation.id());
            if (row != null && !row.limits().equals("within")) {
                for (String role : row.may()) {
                    Answer answer =
                            ask(operation, Token.of(role + "s-of-pool01").text());
                    expect(operation, role, answer, row.limits().equals("whole estate only") ? "out-of-reach" : "");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    public void whoeverIsSignedInWithoutARoleMayOnlyAskWhoTheyAre() {
        for (Operation operation : operations()) {
            Answer answer = ask(operation, Token.of("nobody").text());
            expect(operation, "no role", answer, operation.id().equals("getMe") ? "" : "role-missing");
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    public void whoeverIsNotSignedInMayNothing() {
        for (Operation operation : operations()) {
            Answer answer = ask(operation, null);
            if (answer.status() != 401
                    || !answer.code().equals("not-signed-in")
                    || !answer.challenge().equals("Bearer")) {
                wrong.add(operation + " without a token: " + answer);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Empty: anything but a refusal of whoever asks; what cannot be answered yet, as its data are still read, is none. */
    private void expect(Operation operation, String role, Answer answer, String code) {
        boolean refused = answer.status() == 401 || answer.status() == 403;
        boolean right = code.isEmpty()
                ? !refused && (answer.status() < 500 || answer.status() == 503)
                : answer.status() == 403 && answer.code().equals(code);
        if (!right) {
            wrong.add(operation.id() + " as " + role + ": " + answer);
        }
    }

    private Map<String, PermissionTable.Row> table() {
        return PermissionTable.of(ConfigProvider.getConfig().getValue("quarkus.application.name", String.class));
    }

    private List<Operation> operations() {
        return ApiDocument.servedAt(openApi).operations().stream()
                .filter(operation -> !operation.path().startsWith("/agent/"))
                .toList();
    }

    private record Answer(int status, String code, String challenge) {}

    private Answer ask(Operation operation, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(openApi.resolve(target(operation)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        Set<String> bodies = new LinkedHashSet<>(operation.bodies().keySet());
        if (!bodies.isEmpty()) {
            request.header("Content-Type", bodies.iterator().next());
        }
        request.method(
                operation.method(),
                operation.method().equals("GET") || bodies.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString("{}"));
        return answered(request.build());
    }

    /** As soon as it begins: a stream has no end. */
    private static Answer answered(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text =
                        response.statusCode() < 400 ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(
                        response.statusCode(),
                        text.replaceAll("(?s).*\"code\":\"([^\"]*)\".*", "$1"),
                        response.headers().firstValue("WWW-Authenticate").orElse(""));
            }
        } catch (IOException e) {
            throw new IllegalStateException(request + " has no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String target(Operation operation) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters()) {
            boolean id = parameter.schema().path("format").asText().equals("uuid")
                    || parameter.schema().path("$ref").asText().endsWith("UUID");
            path = path.replace("{" + parameter.name() + "}", id ? "0198a000-0000-7000-8000-000000000001" : "1");
        }
        return path;
    }
}
