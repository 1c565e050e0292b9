package dev.mainstay.http.arrival;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A body that is complete: a small one in memory, any other in a file. */
sealed interface ArrivedBody {

    /** From its first byte; whoever opens it closes it. */
    InputStream open() throws IOException;

    /** Removes what is kept of it. */
    void discard();

    record InMemory(Buffer bytes) implements ArrivedBody {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes.getBytes());
        }

        @Override
        public void discard() {
            // The memory is freed with the request.
        }
    }

    record InFile(Path file) implements ArrivedBody {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public void discard() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("The file of a body cannot be removed: " + file, e);
            }
        }
    }
}
