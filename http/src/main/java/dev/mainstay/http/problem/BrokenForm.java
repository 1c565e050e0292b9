package dev.mainstay.http.problem;

import java.io.IOException;

/**
 * A multipart body that is not whole. Jakarta REST has no exception of its own for it: its parser throws a plain
 * {@link IOException}, which is told by where it was made from one that the disk caused while a part was put by.
 */
final class BrokenForm {

    private static final String PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";

    private BrokenForm() {}

    static boolean isIn(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown instanceof IOException
                && trace.length > 0
                && trace[0].getClassName().startsWith(PARSER);
    }
}
