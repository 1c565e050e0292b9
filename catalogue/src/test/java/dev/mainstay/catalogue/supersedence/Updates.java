package dev.mainstay.catalogue.supersedence;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Small hand-written updates. */
public final class Updates {

    private Updates() {}

    /**
     * One fact: {@code month | kb | track | build | superseded | CVEs}, lists by spaces, empty for none; CVEs written {@code
     * CVE-2020-1:Critical}, Important if nothing else is said.
     */
    public static UpdateFact update(String product, String line) {
        String[] parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        YearMonth month = YearMonth.parse(parts[0]);
        LocalDate published = month.atDay(10);
        return new UpdateFact(
                new Origin(Source.MSRC_CVRF, month.toString(), published),
                parts[1],
                product,
                parts[2].isEmpty() ? null : parts[2],
                parts[3].isEmpty() ? null : parts[3],
                published,
                words(parts[4]).toList(),
                words(parts[5])
                        .map(cve -> new Vulnerability(
                                cve.split(":", -1)[0], cve.contains(":") ? cve.split(":", -1)[1] : "Important"))
                        .toList(),
                "Yes");
    }

    /** One fact per line. */
    public static List<UpdateFact> updates(String product, String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> update(product, line))
                .toList();
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
