package dev.mainstay.edge;

import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemException;
import dev.mainstay.http.ProblemKind;

/** The problems that the edge answers itself; all others are those of the services, passed on. */
public final class EdgeProblems {
    /** Header that a page's script puts on what changes something. No form, link or image of another origin can. */
    public static final String PROOF_HEADER = "X-Mainstay-Page";

    private static final ProblemKind PAGE_NOT_PROVEN = new ProblemKind(
            403,
            "page-not-proven",
            "Nothing proves that a page of this origin asks",
            "Rien ne prouve que la demande vient d'une page de cette origine");
    private static final ProblemKind SERVICE_AWAY =
            new ProblemKind(503, "service-away", "The service does not answer", "Le service ne répond pas");
    private static final ProblemKind SERVICE_SILENT = new ProblemKind(
            504, "service-silent", "The service has not answered in time", "Le service n'a pas répondu à temps");

    private static final long AGAIN_AFTER = 2;

    private EdgeProblems() {}

    public static ProblemException pageNotProven() {
        return PAGE_NOT_PROVEN.because(
                "What changes something is sent with Origin or Sec-Fetch-Site, as browsers do, and with " + PROOF_HEADER
                        + ". Programs ask the service itself, with a token.");
    }

    public static ProblemException serviceAway(String service) {
        return SERVICE_AWAY
                .because(service
                        + " does not answer. Whether a change was carried out is not known: look, or send it again with"
                        + " the same Idempotency-Key.")
                .retryAfter(AGAIN_AFTER);
    }

    public static ProblemException serviceSilent(String service) {
        return SERVICE_SILENT.because(service
                + " has said nothing for a while. Whether a change was carried out is not known: look, or send it again with the"
                + " same Idempotency-Key.");
    }

    public static ProblemException serviceBusy(String service) {
        return HttpProblems.BUSY
                .because("Too many requests wait for " + service + ".")
                .retryAfter(AGAIN_AFTER);
    }

    public static ProblemException notSignedIn() {
        return HttpProblems.NOT_SIGNED_IN.because("There is no session here, or it has ended. Sign in at /sign-in.");
    }

    public static ProblemException nothingHere() {
        return HttpProblems.NOT_FOUND.because(
                "The edge passes on /scanner, /patch and /report with /api/v1, /admin/v1 or /q/openapi"
                        + " after it, and where agents may come this way their /agent/v1.");
    }

    public static ProblemException ambiguousPath() {
        return HttpProblems.BAD_REQUEST.because(
                "The path has a dot segment, an empty segment, a semicolon, a backslash or an encoded"
                        + " separator, which others might read in another way.");
    }
}
