package dev.mainstay.local.launcher;

import org.jspecify.annotations.Nullable;

/** A process of the local run did not become ready; the message says where its log is. */
public final class ChildNotStartedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChildNotStartedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
