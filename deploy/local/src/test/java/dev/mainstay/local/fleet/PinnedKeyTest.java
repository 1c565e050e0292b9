package dev.mainstay.local.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedKeyTest {
    @TempDir
    Path folder;

    @Test
    void whatWasFetchedOnceIsKeptWhateverIsAnsweredLater() throws Exception {
        try (Service service = new Service("the key")) {
            Path first = PinnedKey.in(folder.resolve("machines"), service.url());
            service.key = "the key of somebody else";
            Path again = PinnedKey.in(folder.resolve("machines"), service.url());

            assertThat(again).isEqualTo(first).isAbsolute().hasContent("the key");
            assertThat(folder.resolve("machines").toFile().list()).containsExactly("order-key.pem");
        }
    }

    @Test
    void whileNobodyAnswersNothingIsPinned() throws Exception {
        URI nobody;
        try (Service service = new Service("x")) {
            nobody = service.url();
        }

        assertThatThrownBy(() -> PinnedKey.in(folder, nobody)).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    /** Answers for patch-service. */
    private static final class Service implements AutoCloseable {
        private final HttpServer server;
        private volatile String key;

        Service(String key) throws IOException {
            this.key = key;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/v1/order-key", exchange -> {
                try (exchange) {
                    byte[] body = this.key.getBytes(StandardCharsets.US_ASCII);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
