package dev.mainstay.scanner.sql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Rows on their way into {@code COPY … FROM STDIN}, text format (PostgreSQL documentation, COPY, "Text Format"). */
public final class CopyRows {
    private static final int ENOUGH = 64 * 1024;

    private final CopyIn copy;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(ENOUGH + 8192);

    CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    /**
     * One row of texts.
     *
     * @throws SqlFailedException if the database cannot take it
     */
    public void row(String... columns) {
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                buffer.write('\t');
            }
            escape(columns[i].getBytes(StandardCharsets.UTF_8));
        }
        buffer.write('\n');
        if (buffer.size() > ENOUGH) {
            flush();
        }
    }

    void flush() {
        try {
            copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
            buffer.reset();
        } catch (SQLException e) {
            throw SqlFailedException.of(e);
        }
    }

    private void escape(byte[] text) {
        int from = 0;
        for (int i = 0; i < text.length; i++) {
            int escape = switch (text[i]) {
                case '\\' -> '\\';
                case '\n' -> 'n';
                case '\r' -> 'r';
                case '\t' -> 't';
                default -> 0;
            };
            if (escape != 0) {
                buffer.write(text, from, i - from);
                buffer.write('\\');
                buffer.write(escape);
                from = i + 1;
            }
        }
        buffer.write(text, from, text.length - from);
    }
}
