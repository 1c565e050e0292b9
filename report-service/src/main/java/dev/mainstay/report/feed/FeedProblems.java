package dev.mainstay.report.feed;

import dev.mainstay.http.ProblemKind;

/** Problems of listening to events. */
final class FeedProblems {
    static final ProblemKind INVALID_LAST_EVENT_ID = new ProblemKind(
            400,
            "invalid-last-event-id",
            "Last-Event-ID is not an id of this stream",
            "Last-Event-ID n'est pas un identifiant de ce flux");

    private FeedProblems() {}
}
