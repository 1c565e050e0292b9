package dev.mainstay.http.arrival;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import dev.mainstay.http.RawConnection;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bodies on their way: 250 at a time from one address, by the test's configuration. */
@QuarkusTest
class ArrivalTest {

    private static final String HEAD =
            "POST /sample/upload HTTP/1.1\nHost: localhost\nContent-Type: application/octet-stream\n";

    @Test
    void aBodyThatGoesThroughAFileArrivesWhole() {
        given().contentType("application/octet-stream")
                .body(new byte[ArrivingBody.IN_MEMORY * 20 + 1])
                .post("/sample/upload")
                .then()
                .statusCode(200)
                .body(endsWith(" " + (ArrivingBody.IN_MEMORY * 20 + 1)));
    }

    @Test
    void aSenderThatWaitsToBeAskedForItsBodyIsAsked() throws Exception {
        try (RawConnection connection =
                RawConnection.saying(HEAD + "Expect: 100-continue\nConnection: close\nContent-Length: 3\n\n")) {
            assertThat(connection.firstLine()).isEqualTo("HTTP/1.1 100 Continue");
            connection.say("abc");

            assertThat(connection.untilClosed()).contains("HTTP/1.1 200 OK").endsWith(" 3");
        }
    }

    @Test
    void anAbortedUploadIsOneLineOfTheLogAndGivesItsPlaceBack() throws Exception {
        try (Log log = new Log()) {
            for (int i = 0; i < 260; i++) {
                RawConnection.saying(HEAD + "Content-Length: 100\n\nbegun").abort();

                LogRecord line = log.next();
                assertThat(line.getLevel()).isEqualTo(Level.INFO);
                assertThat(line.getThrown()).isNull();
                assertThat(line.getMessage()).contains("POST /sample/upload", "after 5 bytes");
            }
            given().contentType("application/octet-stream")
                    .body(new byte[3])
                    .post("/sample/upload")
                    .then()
                    .statusCode(200);
            assertThat(log.rest()).isEmpty();
        }
    }

    @Test
    void oneAddressHasOnlySoManyBodiesOnTheirWay() throws Exception {
        List<RawConnection> slow = IntStream.range(0, 251)
                .mapToObj(i -> RawConnection.saying(HEAD + "Content-Length: 100\n\nbegun"))
                .toList();
        try {
            given().get("/sample/limited?limit=1").then().statusCode(200);
            assertThat(slow.stream()
                            .map(RawConnection::untilClosed)
                            .filter(answer -> answer.startsWith("HTTP/1.1 429 ")))
                    .singleElement()
                    .asString()
                    .contains("\"code\":\"too-many-bodies\"")
                    .containsIgnoringCase("\nretry-after: 5");
        } finally {
            for (RawConnection each : slow) {
                each.close();
            }
        }
    }

    /** Everything the log gets meanwhile. */
    private static final class Log extends Handler implements AutoCloseable {
        private final BlockingQueue<LogRecord> lines = new LinkedBlockingQueue<>();

        Log() {
            Logger.getLogger("").addHandler(this);
        }

        LogRecord next() throws InterruptedException {
            LogRecord line = lines.poll(10, TimeUnit.SECONDS);
            assertThat(line).isNotNull();
            return line;
        }

        List<LogRecord> rest() {
            return List.copyOf(lines);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            Logger.getLogger("").removeHandler(this);
        }
    }
}
