package dev.mainstay.http.openapi;

import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * Problems and common headers in a service's OpenAPI document. A resource's method names only its own problems, by status, with their
 * codes as the description: {@code @APIResponse(responseCode = "404", description = "unknown-job")}. What every operation may
 * answer is added here, and that each is a problem (RFC 9457 §3). {@code RestContract} holds the codes to {@code docs/problems.md}.
 */
public final class DescribedOperations implements OASFilter {
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String REFERENCE = "#/components/schemas/Problem";
    private static final String OF_NO_OPERATION = "Bad Request";
    private static final String IF_MATCH = "If-Match";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String OF_AGENTS = "/agent/";
    private static final String BEARER = "bearer";
    private static final List<ProblemKind> SIGNING_IN = List.of(
            HttpProblems.NOT_SIGNED_IN,
            HttpProblems.TOKEN_REFUSED,
            HttpProblems.ROLE_MISSING,
            HttpProblems.OUT_OF_REACH,
            HttpProblems.TOO_MANY_REFUSALS);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        @Nullable Components known = document.getComponents();
        Components components = known == null ? OASFactory.createComponents() : known;
        components.addSchema("Problem", problem());
        document.setComponents(components);
        components.addSecurityScheme(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                                "A token of the identity provider (docs/sign-in.md); none without one, on a loopback address"));
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .values()
                        .forEach(operation -> describe(operation, !path.startsWith(OF_AGENTS))));
    }

    private static void describe(Operation operation, boolean ofPeople) {
        if (ofPeople) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(BEARER));
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(DescribedOperations::describe);
        }
        @Nullable APIResponses declared = operation.getResponses();
        APIResponses responses = declared == null ? OASFactory.createAPIResponses() : declared;
        Map<String, APIResponse> byStatus = new TreeMap<>(); // digits before "default"
        @Nullable Map<String, APIResponse> given = responses.getAPIResponses();
        if (given != null) {
            byStatus.putAll(given);
        }
        Stream.concat(common(operation), ofPeople ? SIGNING_IN.stream() : Stream.empty())
                .forEach(kind -> {
                    String status = Integer.toString(kind.status());
                    APIResponse response = byStatus.computeIfAbsent(status, none -> OASFactory.createAPIResponse());
                    response.setDescription(with(kind.code(), response.getDescription()));
                });
        byStatus.putIfAbsent(
                "default",
                OASFactory.createAPIResponse().description("Any problem of every service (docs/problems.md)"));
        byStatus.forEach((status, response) -> {
            if (status.equals("default") || Integer.parseInt(status) >= 400) {
                response.setContent(content());
            }
        });
        responses.setAPIResponses(byStatus);
        operation.setResponses(responses);
    }

    /** What every operation of this kind answers besides its own: parameters, known or not, are checked, and so are bodies. */
    private static Stream<ProblemKind> common(Operation operation) {
        boolean hasBody = operation.getRequestBody() != null
                && operation.getRequestBody().getContent() != null
                && operation.getRequestBody().getContent().getMediaTypes() != null
                && operation.getRequestBody().getContent().getMediaTypes().containsKey("application/json");
        return Stream.of(
                        Stream.of(HttpProblems.INVALID_REQUEST),
                        hasBody
                                ? Stream.of(HttpProblems.MALFORMED_JSON, HttpProblems.JSON_LIMITS)
                                : Stream.<ProblemKind>empty(),
                        takes(operation, IF_MATCH)
                                ? Stream.of(HttpProblems.PRECONDITION_FAILED)
                                : Stream.<ProblemKind>empty(),
                        takes(operation, IDEMPOTENCY_KEY)
                                ? Stream.of(HttpProblems.IDEMPOTENCY_KEY_IN_USE, HttpProblems.IDEMPOTENCY_KEY_REUSED)
                                : Stream.<ProblemKind>empty())
                .flatMap(each -> each);
    }

    private static boolean takes(Operation operation, String header) {
        @Nullable List<Parameter> parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(each -> header.equals(each.getName()));
    }

    private static void describe(Parameter parameter) {
        if (IDEMPOTENCY_KEY.equals(parameter.getName())) {
            parameter
                    .description(
                            "A key of the caller's own: the same request with the same key is done once, and its first"
                                    + " answer given again for 24 hours (docs/rest.md)")
                    .schema(OASFactory.createSchema().addType(SchemaType.STRING).pattern("^[!-~]{1,255}$"))
                    .example("8e03978e-40d5-43dd-bc93-6894a57f9324");
        } else if (IF_MATCH.equals(parameter.getName())) {
            parameter
                    .description(
                            "The ETag with which the thing was read; nothing is changed when it has another by now")
                    .example("\"3\"");
        }
    }

    private static String with(String code, @Nullable String description) {
        Stream<String> codes = description == null || description.equals(OF_NO_OPERATION)
                ? Stream.empty()
                : Arrays.stream(description.split(", ", -1));
        return Stream.concat(codes, Stream.of(code)).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(", "));
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(REFERENCE)));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457. Other members belong to single codes (docs/problems.md).")
                .required(List.of("type", "title", "status", "detail", "code"))
                .addProperty("type", text("urn:mainstay:problem:invalid-request"))
                .addProperty("title", text("The request is not valid"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .minimum(BigDecimal.valueOf(400))
                                .maximum(BigDecimal.valueOf(599)))
                .addProperty("detail", text("Some of its values are not allowed; see violations."))
                .addProperty("code", text("invalid-request"))
                .addProperty("instance", text("/api/v1/jobs"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(violation()));
    }

    private static Schema violation() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .required(List.of("message"))
                .addProperty("path", text("/name"))
                .addProperty("parameter", text("limit"))
                .addProperty("message", text("must not be blank"))
                .addProperty(
                        "allowed",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(OASFactory.createSchema().addType(SchemaType.STRING)));
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().addType(SchemaType.STRING).addExample(example);
    }
}
