package dev.mainstay.http.problem;

import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemException;

/** What Jakarta REST refuses before a resource is called. */
final class RestRefusals {

    private RestRefusals() {}

    /** By the status that it would have. */
    static ProblemException of(int status) {
        return switch (status) {
            case 401 -> HttpProblems.NOT_SIGNED_IN.because("Sign in, and send the request again.");
            case 403 -> HttpProblems.FORBIDDEN.because("Ask somebody who may.");
            case 404 -> HttpProblems.NOT_FOUND.because("No resource has this path.");
            case 405 -> HttpProblems.METHOD_NOT_ALLOWED.because("The resource does not take this method.");
            case 406 -> HttpProblems.NOT_ACCEPTABLE.because("The resource has no form that the header Accept admits.");
            case 413 -> HttpProblems.BODY_TOO_LARGE.because("The body is larger than the service reads.");
            case 415 ->
                HttpProblems.UNSUPPORTED_MEDIA_TYPE.because("The resource does not take a body of this Content-Type.");
            case 503 -> HttpProblems.BUSY.because("Send it again a little later.");
            default ->
                status < 500
                        ? HttpProblems.BAD_REQUEST.because("The service refuses this request.")
                        : HttpProblems.INTERNAL_ERROR.because("The service cannot answer this request.");
        };
    }
}
