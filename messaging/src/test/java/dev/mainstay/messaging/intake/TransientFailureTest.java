package dev.mainstay.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import dev.mainstay.messaging.event.UnreadableEventException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransientFailureTest {
    @ParameterizedTest
    @CsvSource({
        "08000, true",
        "08001, true",
        "08003, true",
        "08006, true", // connection
        "57P01, true",
        "57P02, true",
        "57P03, true", // server stops or starts
        "53000, true",
        "53100, true",
        "53200, true",
        "53300, true", // resources
        "40001, true",
        "40P01, true", // serialisation, deadlock
        "28000, true",
        "28P01, true", // login
        "42501, true", // right
        "57014, false", // query cancelled
        "23505, false",
        "22P02, false",
        "42P01, false",
        "40002, false",
        "XX000, false"
    })
    void anSqlStateDecides(String state, boolean expected) {
        SQLException failure = new SQLException("failed", state);

        assertThat(TransientFailure.is(new IllegalStateException(failure))).isEqualTo(expected);
    }

    @Test
    void aPoolWithoutAConnectionIsTransient() {
        assertThat(TransientFailure.is(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(TransientFailure.is(new SQLTransientConnectionException())).isTrue();
    }

    @Test
    void inputAndOutputIsTransientButJsonIsNot() {
        assertThat(TransientFailure.is(new IllegalStateException(new ConnectException())))
                .isTrue();
        assertThat(TransientFailure.is(new IOException())).isTrue();
        assertThat(TransientFailure.is(new JsonParseException(null, "no JSON"))).isFalse();
    }

    @Test
    void itIsFoundAmongSuppressedAndNextExceptionsAndInCircles() {
        Exception suppressing = new IllegalStateException();
        suppressing.addSuppressed(new SQLException("gone", "08006"));
        SQLException batch = new SQLException("batch", "23505");
        batch.setNextException(new SQLException("gone", "08006"));
        Exception outer = new IllegalStateException();
        Exception inner = new IllegalStateException(outer);
        outer.addSuppressed(inner);

        assertThat(TransientFailure.is(suppressing)).isTrue();
        assertThat(TransientFailure.is(batch)).isTrue();
        assertThat(TransientFailure.is(outer)).isFalse();
    }

    @Test
    void aBugIsNotTransient() {
        assertThat(TransientFailure.is(new NullPointerException())).isFalse();
        assertThat(TransientFailure.is(new UnreadableEventException("no"))).isFalse();
    }
}
