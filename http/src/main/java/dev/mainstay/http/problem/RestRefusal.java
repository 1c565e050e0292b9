package dev.mainstay.http.problem;

import dev.mainstay.http.ProblemException;

/** What Jakarta REST refuses before a resource is called, by status. */
enum RestRefusal {
    NOT_FOUND(
            "not-found",
            "There is nothing at this address",
            "No resource has this path, or a value in it is not valid."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed", "The method is not allowed here", "The resource does not take this method."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            "None of the accepted forms is available",
            "The resource has no form that the header Accept admits."),
    BODY_TOO_LARGE("body-too-large", "The body is too large", "The body is larger than the service reads."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            "The type of the body is not supported",
            "The resource does not take a body of this Content-Type."),
    OTHER("http-error", "The request is refused", "The service refuses this request.");

    private final String code;
    private final String title;
    private final String detail;

    RestRefusal(String code, String title, String detail) {
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    static RestRefusal of(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> OTHER;
        };
    }

    ProblemException problem(int status) {
        return new ProblemException(status, code, title, detail);
    }
}
