package dev.mainstay.http.problem;

import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemException;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What fails for want of something that others use up, or that is away: a 503, as the same request may do a little later. */
final class Exhaustion {

    private static final long RETRY_AFTER_SECONDS = 5;

    private Exhaustion() {}

    /** The refusal, when that is what has failed; null for everything else. */
    static @Nullable ProblemException in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String what = what(cause);
            if (what != null) {
                return HttpProblems.BUSY
                        .because(what + " Send it again in " + RETRY_AFTER_SECONDS + " seconds.")
                        .retryAfter(RETRY_AFTER_SECONDS);
            }
        }
        return null;
    }

    private static @Nullable String what(Throwable cause) {
        return switch (cause) {
            case SQLException database -> ofDatabase(database);
            case RejectedExecutionException full -> "All workers are taken.";
            case OutOfMemoryError memory -> "There is no memory left for it.";
            default -> null;
        };
    }

    /** By the SQLSTATE classes of PostgreSQL (appendix A of its manual); the pool's own refusal has none. */
    private static @Nullable String ofDatabase(SQLException database) {
        String state = database.getSQLState();
        if (state == null) {
            return database.getCause() instanceof TimeoutException || isAcquisition(database)
                    ? "No connection to the database is free."
                    : null;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08" -> "The database cannot be reached.";
            case "40" -> "Another request changes the same.";
            case "53" -> "The database lacks room, memory or connections.";
            case "55" -> state.equals("55P03") ? "Another request changes the same." : null;
            case "57" -> state.startsWith("57P") ? "The database is starting or stopping." : null;
            default -> null;
        };
    }

    private static boolean isAcquisition(SQLException refusal) {
        String message = refusal.getMessage();
        return message != null && message.startsWith("Acquisition timeout");
    }
}
