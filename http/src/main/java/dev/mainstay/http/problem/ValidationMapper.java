package dev.mainstay.http.problem;

import dev.mainstay.http.Violation;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;

/** Constraints on a resource's parameters and body. On its result they are our own fault. */
@Provider
class ValidationMapper implements ExceptionMapper<ResteasyReactiveViolationException> {

    private final ProblemResponses responses;

    ValidationMapper(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public Response toResponse(ResteasyReactiveViolationException refusal) {
        if (refusal.getConstraintViolations().stream().anyMatch(ValidationMapper::isAboutResult)) {
            return responses.ofUnexpected(refusal);
        }
        List<Violation> violations = refusal.getConstraintViolations().stream()
                .map(ValidationMapper::violation)
                .sorted(Comparator.comparing(Violation::toString))
                .toList();
        return responses.of(Violation.invalidRequest(violations));
    }

    private static boolean isAboutResult(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.isInIterable()) {
                Object place = node.getIndex() == null ? node.getKey() : node.getIndex();
                pointer.append('/').append(place == null ? "-" : escaped(place.toString()));
            }
            switch (node.getKind()) {
                case PARAMETER -> parameter = node.getName();
                case PROPERTY -> pointer.append('/').append(escaped(node.getName()));
                default -> {}
            }
        }
        return pointer.isEmpty()
                ? Violation.in(parameter, violation.getMessage())
                : Violation.at(pointer.toString(), violation.getMessage());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
