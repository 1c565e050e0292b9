package dev.mainstay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of meters in docs/operations.md. */
final class MeterTable {
    private static final Path PAGE = Path.of("..", "docs", "operations.md");
    private static final Pattern METER = Pattern.compile("`([a-z]+(?:\\.[a-z]+)+)`");
    private static final Pattern LABEL = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*)`");

    private MeterTable() {}

    /**
     * A row.
     *
     * @param meters one or more
     * @param labels of all of them, each optional
     * @param lazy whether they are there from the first event on only
     */
    record Row(Set<String> meters, Set<String> labels, boolean lazy) {}

    /** The rows of each service, and those of this one. */
    static List<Row> of(String service) {
        return table().lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| ", -1))
                .filter(cells -> Set.of("each", service).contains(cells[1].strip()))
                .map(cells -> new Row(
                        names(METER, cells[0].replaceAll("\\([^)]*\\)", "")),
                        names(LABEL, cells[0].replaceAll("^[^(]*", "")),
                        cells[2].contains("from the first on")))
                .toList();
    }

    private static Set<String> names(Pattern pattern, String cell) {
        return pattern.matcher(cell)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String table() {
        try {
            String[] sections = Files.readString(PAGE).split("(?m)^##+ ");
            return Arrays.stream(sections)
                    .filter(section -> section.startsWith("Health and meters"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
