package dev.mainstay.agent.windows.sql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What SQL Server Setup's {@code Summary.txt} says of a run ("View and Read SQL Server Setup Log Files").
 *
 * @param result {@code Passed}, or a sentence
 * @param exitCode as Setup saw it, decimal and signed in the file
 * @param message what went wrong, of the run or of an instance; absent when nothing did or neither says so
 * @param requestedAction absent where Setup's language is not English
 * @param causes why features failed, each once, at most 3
 */
public record SetupSummary(
        String result,
        @Nullable Integer exitCode,
        @Nullable String message,
        @Nullable String requestedAction,
        List<Cause> causes) {

    private static final Charset ANSI = Charset.forName("windows-1252");
    private static final int MOST_CAUSES = 3;

    public SetupSummary {
        causes = List.copyOf(causes);
    }

    /**
     * Why a feature failed, from the detailed results.
     *
     * @param component what failed, or the feature where the release names no component
     * @param code of the component, as Setup writes it: decimal as of Windows Installer, or hexadecimal
     * @param description may be empty
     */
    public record Cause(String component, String code, String description) {
        String inShort() {
            return component + ", error " + code + (description.isEmpty() ? "" : ": " + description);
        }
    }

    /** Reads the file; empty when it sums up nothing. */
    public static Optional<SetupSummary> read(byte[] file) {
        List<SummarySection> sections = SummarySection.read(text(file));
        List<SummarySection> summaries =
                sections.stream().filter(SummarySection::summary).toList();
        if (summaries.isEmpty()) {
            return Optional.empty();
        }
        SummarySection first = summaries.get(0);
        Integer code = first.exitCode();
        boolean failed = code == null || code != 0;
        // The run may only say that it failed where the paragraph of an instance says why.
        String message = failed
                ? summaries.stream()
                        .map(SummarySection::message)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : first.message();
        List<Cause> causes = failed
                ? sections.stream()
                        .filter(section -> !section.summary())
                        .flatMap(section -> section.cause().stream())
                        .distinct()
                        .limit(MOST_CAUSES)
                        .toList()
                : List.of();
        return Optional.of(new SetupSummary(first.result(), code, message, first.labelled("Requested action"), causes));
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

    /** In one line, for an administrator: what failed comes first, as a long text is cut at its end. */
    public String inShort() {
        String why = causes.stream().map(Cause::inShort).collect(Collectors.joining("; "));
        boolean said = message == null || why.contains(message) || message.equals(result);
        return (why.isEmpty() ? "" : why + " ")
                + result
                + (exitCode == null ? "" : " (exit code " + exitCode + ")")
                + (said ? "" : ": " + message);
    }
}
