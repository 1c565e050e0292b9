package dev.mainstay.scanner.catalogue.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SpooledDocumentTest {
    private static final byte[] TEXT = "a document of thirty-two letters".getBytes(UTF_8);

    @Test
    void compressedOrNotItIsTheSameDocument() throws IOException {
        try (SpooledDocument plain = spooled(TEXT, TEXT.length);
                SpooledDocument inflated = spooled(gzip(TEXT), TEXT.length);
                InputStream in = inflated.open()) {
            assertThat(in.readAllBytes()).isEqualTo(TEXT);
            assertThat(inflated.bytes()).isEqualTo(TEXT.length);
            assertThat(inflated.sha256()).hasSize(64).isEqualTo(plain.sha256());
        }
    }

    @Test
    void oneByteMoreThanIsAllowedIsTooLarge() throws IOException {
        for (byte[] sent : new byte[][] {TEXT, gzip(TEXT)}) {
            assertThatThrownBy(() -> spooled(sent, TEXT.length - 1))
                    .isInstanceOf(SpooledDocument.TooLargeException.class)
                    .hasMessage("The document has more than 31 bytes");
        }
    }

    @Test
    void whatOnlyBeginsLikeGzipCannotBeRead() {
        assertThatThrownBy(() -> spooled(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}, 1000))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SpooledDocument.TooLargeException.class);
    }

    private static SpooledDocument spooled(byte[] sent, long limit) throws IOException {
        return SpooledDocument.of(new ByteArrayInputStream(sent), "", "a test", limit);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
