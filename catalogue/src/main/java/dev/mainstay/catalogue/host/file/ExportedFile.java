package dev.mainstay.catalogue.host.file;

import dev.mainstay.catalogue.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A file an administrator exported, as text. Read in whatever encoding Windows wrote it: UTF-8 and UTF-16 with and
 * without byte order mark, 8-bit and double-byte code pages.
 *
 * @param name for messages
 * @param text lines end with {@code \n}
 * @param firstLine line of the file with which the text begins, from 1
 */
public record ExportedFile(String name, String text, int firstLine) {

    /** Larger ones are refused: the keys that are of use make some hundred kilobytes. */
    public static final int MOST_BYTES = 32 << 20;

    private static final int MEGABYTE = 1 << 20;

    /**
     * Reads a file of at most {@link #MOST_BYTES}.
     *
     * @throws UnreadableExportException also for what is no text
     */
    public static ExportedFile read(Path path) {
        String name = path.toString();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnreadableExportException(
                        name, 0, Remark.TOO_LARGE.with(Files.size(path) / MEGABYTE, MOST_BYTES / MEGABYTE));
            }
            return of(name, bytes);
        } catch (NoSuchFileException e) {
            throw new UnreadableExportException(name, 0, Remark.NOT_THERE.with());
        } catch (AccessDeniedException e) {
            throw new UnreadableExportException(name, 0, Remark.NOT_ALLOWED.with());
        } catch (IOException e) {
            throw new UnreadableExportException(name, 0, Remark.NOT_READABLE.with());
        }
    }

    /**
     * Makes text of what was received.
     *
     * @throws UnreadableExportException for what is no text, or too much of it
     */
    public static ExportedFile of(String name, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableExportException(
                    name, 0, Remark.TOO_LARGE.with(bytes.length / MEGABYTE, MOST_BYTES / MEGABYTE));
        }
        String text = PlainText.of(decode(bytes));
        if (text.isBlank() && !isNothingListed(bytes, text)) {
            throw new UnreadableExportException(name, 0, Remark.EMPTY.with());
        }
        if (text.startsWith("%PDF")) {
            throw new UnreadableExportException(name, 1, Remark.PDF.with());
        }
        refuseControlCharacters(name, text);
        return new ExportedFile(name, text, 1);
    }

    /** A byte order mark and line ends: what wmic writes into a file when there is nothing to list. */
    private static boolean isNothingListed(byte[] bytes, String text) {
        return text.indexOf('\n') >= 0
                && (startsWith(bytes, 0xFF, 0xFE)
                        || startsWith(bytes, 0xFE, 0xFF)
                        || startsWith(bytes, 0xEF, 0xBB, 0xBF));
    }

    /** Without folders. */
    public String shortName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** The folder of the file, with its last separator; empty where the name has none. */
    public String folder() {
        return name.substring(0, name.length() - shortName().length());
    }

    /** Without line ends. */
    public List<String> lines() {
        return List.of(text.split("\n", -1));
    }

    /** Whether the last line does not end: a program that was not interrupted ends it. */
    public boolean endsWithinALine() {
        return !text.endsWith("\n");
    }

    /** Lines {@code from} to before {@code to}, counted from 0, as a file of its own. */
    public ExportedFile part(int from, int to) {
        List<String> lines = lines();
        String end = to == lines.size() ? "" : "\n";
        return new ExportedFile(name, String.join("\n", lines.subList(from, to)) + end, firstLine + from);
    }

    /**
     * The refusal of this file.
     *
     * @param line of this text, from 1; 0 where no line can be named
     */
    public UnreadableExportException unreadable(int line, Text reason) {
        return new UnreadableExportException(name, line == 0 ? 0 : line + firstLine - 1, reason);
    }

    private static void refuseControlCharacters(String name, String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c < ' ' && c != '\r' && c != '\t' && c != '\f'
                    && c != 0x1A) { // 0x1A: end of file in old consoles
                throw new UnreadableExportException(name, line, Remark.NOT_TEXT.with((int) c));
            }
        }
    }

    private static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return utf16(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return utf16(bytes, 2, StandardCharsets.UTF_16BE);
        }
        int zero = 0;
        while (zero < bytes.length && bytes[zero] != 0) {
            zero++;
        }
        if (zero > 1
                && bytes.length - zero > 1
                && IntStream.range(zero, bytes.length).allMatch(zeros(bytes))) {
            return decode(Arrays.copyOf(bytes, zero)); // the unwritten end of a file on a disk that failed
        }
        if (zero < bytes.length) {
            return decodeWithZeros(bytes, zero);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, CodePage.of(bytes));
        }
    }

    private static IntPredicate zeros(byte[] bytes) {
        return at -> bytes[at] == 0;
    }

    /**
     * UTF-16 without byte order mark. What wmic prints on the first call on Windows XP is one 8-bit sentence with UTF-16
     * behind it.
     */
    private static String decodeWithZeros(byte[] bytes, int zero) {
        if (zero == 0) {
            return utf16(bytes, 0, StandardCharsets.UTF_16BE);
        }
        int start = zero - 1;
        for (int i = 0; i < start; i++) {
            if (bytes[i] < ' ' && bytes[i] != '\r' && bytes[i] != '\n') {
                return utf16(bytes, 0, zero % 2 == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
            }
        }
        return new String(bytes, 0, start, StandardCharsets.US_ASCII) + utf16(bytes, start, StandardCharsets.UTF_16LE);
    }

    private static String utf16(byte[] bytes, int from, Charset order) {
        return new String(bytes, from, (bytes.length - from) & ~1, order);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
