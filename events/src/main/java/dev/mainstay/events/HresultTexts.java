package dev.mainstay.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the HRESULTs mean that an administrator may meet: the agent's own table {@code hresults.tsv}, which the build packs into this
 * module too. A code that is not in it has no known meaning.
 */
public final class HresultTexts {

    private static final Map<String, List<JobSnapshot.Explanation>> TEXTS = read();

    private HresultTexts() {}

    /**
     * A code's explanations, English first.
     *
     * @param hresult {@code 0x} and eight hexadecimal digits
     * @return null where there is no code or nobody knows it
     */
    public static @Nullable List<JobSnapshot.Explanation> of(@Nullable String hresult) {
        return hresult == null ? null : TEXTS.get(hresult.toUpperCase(Locale.ROOT));
    }

    private static Map<String, List<JobSnapshot.Explanation>> read() {
        Map<String, List<JobSnapshot.Explanation>> texts = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(HresultTexts.class.getResourceAsStream("hresults.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            // The first line names the columns: code, symbol, passes, meaning and next step in English, both in French.
            lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(column -> texts.put(
                            column[0].toUpperCase(Locale.ROOT),
                            List.of(
                                    new JobSnapshot.Explanation("en", column[1], column[3], column[4]),
                                    new JobSnapshot.Explanation("fr", column[1], column[5], column[6]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
