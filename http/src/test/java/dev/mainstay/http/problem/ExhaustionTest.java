package dev.mainstay.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExhaustionTest {

    @ParameterizedTest
    @CsvSource({
        "08001, The database cannot be reached.",
        "08006, The database cannot be reached.",
        "40001, Another request changes the same.",
        "40P01, Another request changes the same.",
        "53300, 'The database lacks room, memory or connections.'",
        "55P03, Another request changes the same.",
        "57P01, The database is starting or stopping.",
        "57P03, The database is starting or stopping.",
        "57014,",
        "55000,",
        "23505,",
        "22021,",
        "42P01,",
        "X,"
    })
    void aStateOfTheDatabaseIsExhaustionOrAFault(String state, @Nullable String what) {
        assertThat(detail(new IllegalStateException(new SQLException("says", state))))
                .isEqualTo(what == null ? null : what + " Send it again in 5 seconds.");
    }

    @Test
    void aFullPoolFullWorkersAndAFullHeapAreExhaustion() {
        assertThat(detail(new SQLException("Acquisition timeout while waiting for new connection")))
                .startsWith("No connection");
        assertThat(detail(new SQLException("says", new TimeoutException()))).startsWith("No connection");
        assertThat(detail(new RejectedExecutionException())).startsWith("All workers");
        assertThat(detail(new OutOfMemoryError())).startsWith("There is no memory");
        assertThat(detail(new SQLException("says"))).isNull();
        assertThat(detail(new IllegalStateException())).isNull();
    }

    private static @Nullable String detail(Throwable thrown) {
        var refusal = Exhaustion.in(thrown);
        return refusal == null ? null : refusal.detail();
    }
}
