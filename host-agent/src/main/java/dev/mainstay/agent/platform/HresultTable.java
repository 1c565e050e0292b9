package dev.mainstay.agent.platform;

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
import java.util.Optional;

/** The codes an administrator may meet: {@code hresults.tsv} beside this class, read when the first one is asked for. */
final class HresultTable {

    private static final int COLUMNS = 7;
    private static final Map<Integer, Entry> ENTRIES = read();

    private HresultTable() {}

    /**
     * One code.
     *
     * @param columns code, symbol, whether it passes by itself (yes, no), meaning and next step in English, both in French
     */
    record Entry(List<String> columns) {

        String symbol() {
            return columns.get(1);
        }

        boolean passes() {
            return columns.get(2).equals("yes");
        }

        String meaning(Locale locale) {
            return columns.get(french(locale) ? 5 : 3);
        }

        String nextStep(Locale locale) {
            return columns.get(french(locale) ? 6 : 4);
        }

        private static boolean french(Locale locale) {
            return locale.getLanguage().equals("fr");
        }
    }

    static Optional<Entry> find(int value) {
        return Optional.ofNullable(ENTRIES.get(value));
    }

    static Iterable<Integer> values() {
        return ENTRIES.keySet();
    }

    private static Map<Integer, Entry> read() {
        Map<Integer, Entry> entries = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(HresultTable.class.getResourceAsStream("hresults.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.readLine(); // the columns' names
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> columns = List.of(line.split("\t", -1));
                int value = Hresult.parse(columns.get(0)).value();
                if (columns.size() != COLUMNS || entries.put(value, new Entry(columns)) != null) {
                    throw new IllegalStateException("hresults.tsv: " + line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }
}
