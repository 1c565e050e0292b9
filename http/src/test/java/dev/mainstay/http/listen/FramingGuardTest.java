package dev.mainstay.http.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.http.RawConnection;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two requests on one connection, the second in the disguise of a body: it is not answered. */
@QuarkusTest
class FramingGuardTest {

    private static final String SMUGGLED = "GET /sample/limited?limit=7 HTTP/1.1\nHost: localhost\n\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\nContent-Length: 5",
                "Transfer-Encoding: chunked\nContent-Length: 70",
                "Transfer-Encoding: identity, chunked\nContent-Length: 5",
                "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\nContent-Length: 5",
                "Content-Length: 5\nContent-Length: 6"
            })
    void nothingIsAnsweredAfterARequestWithTwoLengths(String lengths) throws Exception {
        try (RawConnection connection = RawConnection.saying("POST /sample/orders HTTP/1.1\nHost: localhost\n"
                + "Content-Type: application/json\n" + lengths + "\n\n0\n\n" + SMUGGLED)) {
            String answers = connection.untilClosed();

            assertThat(answers).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
        }
    }

    @Test
    void nothingIsAnsweredThatComesLaterEither() throws Exception {
        try (RawConnection connection = RawConnection.saying("""
                GET /sample/limited?limit=1 HTTP/1.1
                Host: localhost
                Transfer-Encoding: chunked
                Content-Length: 5

                0

                """)) {
            connection.firstLine();
            connection.sayIfOpen(SMUGGLED);

            assertThat(connection.untilClosed()).doesNotContain("HTTP/1.1 ");
        }
    }
}
