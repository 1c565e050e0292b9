package dev.mainstay.messaging.intake;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Failure that passes by itself, told from one that does not. It passes if anywhere in it is: an SQLState of a lost or
 * refused connection (08), of a server that stops or starts (57P0x), of exhausted resources (53), a serialisation
 * failure (40001) or deadlock (40P01), of a login that is not taken (28) or has not the right (42501), a pool that had no
 * connection in time, or an I/O failure. A password or a right is mended by a person; no record is at fault, and none is
 * parked meanwhile. States as in appendix "PostgreSQL Error Codes" of the PostgreSQL documentation.
 */
public final class TransientFailure {
    private TransientFailure() {}

    static boolean is(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> toSee = new ArrayDeque<>();
        toSee.add(failure);
        while (!toSee.isEmpty()) {
            Throwable next = toSee.remove();
            if (!seen.add(next)) {
                continue;
            }
            if (isByItself(next)) {
                return true;
            }
            addIfAny(toSee, next.getCause());
            toSee.addAll(java.util.List.of(next.getSuppressed()));
            if (next instanceof SQLException sql) {
                addIfAny(toSee, sql.getNextException());
            }
        }
        return false;
    }

    private static void addIfAny(Deque<Throwable> toSee, @Nullable Throwable next) {
        if (next != null) {
            toSee.add(next);
        }
    }

    private static boolean isByItself(Throwable failure) {
        return switch (failure) {
            case SQLTransientException e -> true;
            case SQLException e -> isTransientState(e.getSQLState()) || isPoolTimeout(e);
            case JacksonException e -> false; // an IOException by inheritance only
            case IOException e -> true;
            default -> false;
        };
    }

    private static boolean isTransientState(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("57P0")
                        || state.startsWith("53")
                        || state.startsWith("28")
                        || state.equals("42501")
                        || state.equals("40001")
                        || state.equals("40P01"));
    }

    /** Agroal's pool reports it without an SQLState. */
    private static boolean isPoolTimeout(SQLException e) {
        return e.getSQLState() == null
                && e.getMessage() != null
                && e.getMessage().toLowerCase(java.util.Locale.ROOT).contains("acquisition timeout");
    }
}
