package dev.mainstay.agent.windows.sql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of SQL Server Setup's {@code Summary.txt} ("View and Read SQL Server Setup Log Files").
 *
 * @param result {@code Passed}, or a sentence
 * @param exitCode as Setup saw it, decimal and signed in the file
 * @param message what went wrong; absent when nothing did
 */
public record SetupSummary(
        String result,
        @Nullable Integer exitCode,
        @Nullable String message,
        @Nullable String requestedAction) {

    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z ()]+?)\\s*:\\s*(.*?)\\s*");
    private static final Charset ANSI = Charset.forName("windows-1252");

    /** Reads the file; empty when it has no overall summary. */
    public static Optional<SetupSummary> read(byte[] file) {
        String result = null;
        Integer exitCode = null;
        String message = null;
        String action = null;
        boolean inside = false;
        for (String line : text(file).lines().toList()) {
            Matcher pair = LINE.matcher(line);
            if (line.strip().equals("Overall summary:")) {
                inside = true;
            } else if (inside && line.isBlank() && result != null) {
                break; // The next paragraph is about one instance, or the machine.
            } else if (inside && pair.matches()) {
                String value = pair.group(2);
                switch (pair.group(1)) {
                    case "Final result" -> result = value;
                    case "Exit code (Decimal)" -> exitCode = number(value);
                    case "Exit message" -> message = value;
                    case "Requested action" -> action = value;
                    default -> {
                        // Times and facility codes add nothing to these.
                    }
                }
            }
        }
        return result == null ? Optional.empty() : Optional.of(new SetupSummary(result, exitCode, message, action));
    }

    private static @Nullable Integer number(String text) {
        try {
            return (int) Long.parseLong(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Releases differ in how they write it: UTF-16 with or without a mark, UTF-8, or the code page of western Europe. */
    static String text(byte[] file) {
        if (file.length >= 2 && file[0] == (byte) 0xFF && file[1] == (byte) 0xFE) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
        }
        if (file.length >= 2 && file[0] == (byte) 0xFE && file[1] == (byte) 0xFF) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
        }
        if (file.length >= 4 && file[1] == 0 && file[3] == 0) {
            return new String(file, StandardCharsets.UTF_16LE);
        }
        int mark =
                file.length >= 3 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file, mark, file.length - mark))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(file, ANSI);
        }
    }

    /** In one line, for an administrator. */
    public String inShort() {
        return result
                + (exitCode == null ? "" : " (exit code " + exitCode + ")")
                + (message == null ? "" : ": " + message);
    }
}
