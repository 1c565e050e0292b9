package dev.mainstay.architecture;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The problems that the code has against {@code docs/problems.md}, which people and programs read: a code has one status and one
 * title in each language, whichever module answers it.
 */
public final class ProblemCatalogue {
    private static final Path PAGE = Path.of("../docs/problems.md");
    private static final String KIND = "dev.mainstay.http.ProblemKind";

    private ProblemCatalogue() {}

    /**
     * One problem.
     *
     * @param code in kebab-case
     * @param status of HTTP
     * @param title English
     * @param frenchTitle French
     */
    public record Listed(String code, int status, String title, String frenchTitle) {
        @Override
        public String toString() {
            return "| `" + code + "` | " + status + " | " + title + " | " + frenchTitle + " |";
        }
    }

    /**
     * The constants of type {@code ProblemKind} of the module in whose folder the test runs.
     *
     * @throws IllegalStateException if one of them cannot be read
     */
    public static List<Listed> ofModule() {
        return new ClassFileImporter()
                .importPath(Path.of("target/classes")).stream()
                        .flatMap(each -> each.getFields().stream())
                        .filter(field -> field.getRawType().getName().equals(KIND)
                                && field.getModifiers().contains(JavaModifier.STATIC))
                        .map(ProblemCatalogue::listed)
                        .toList();
    }

    /**
     * Compares problems with a section of the page.
     *
     * @throws AssertionError if they differ, or if a code of the page has two statuses or titles
     */
    public static void holds(String section, Collection<Listed> problems) {
        Set<String> expected = new TreeSet<>();
        for (Listed problem : problems) {
            if (!expected.add(problem.toString())) {
                throw new AssertionError("Two constants are the problem " + problem.code());
            }
        }
        Set<String> found = sections().getOrDefault(section, List.of()).stream()
                .map(Listed::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!found.equals(expected)) {
            throw new AssertionError("docs/problems.md does not list the problems of \"" + section + "\", which are:\n"
                    + String.join("\n", expected));
        }
        byCode();
    }

    /** The codes of one section of the page. */
    static Set<String> codesOf(String section) {
        return sections().getOrDefault(section, List.of()).stream()
                .map(Listed::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All problems of the page by their code. */
    static Map<String, Listed> byCode() {
        Map<String, Listed> known = new LinkedHashMap<>();
        sections().values().stream().flatMap(List::stream).forEach(each -> {
            Listed other = known.putIfAbsent(each.code(), each);
            if (other != null && !other.equals(each)) {
                throw new AssertionError("docs/problems.md has two of one code:\n" + other + "\n" + each);
            }
        });
        return known;
    }

    private static Map<String, List<Listed>> sections() {
        Map<String, List<Listed>> sections = new LinkedHashMap<>();
        List<Listed> rows = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("## ")) {
                rows = new ArrayList<>();
                sections.put(line.substring(3), rows);
            } else if (line.startsWith("| `")) {
                rows.add(listed(line));
            }
        }
        return sections;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Listed listed(String line) {
        String[] cells = line.substring(2, line.length() - 2).split(" \\| ", -1);
        return new Listed(cells[0].replace("`", ""), Integer.parseInt(cells[1]), cells[2], cells[3]);
    }

    private static Listed listed(JavaField constant) {
        try {
            Field field = constant.reflect();
            field.setAccessible(true);
            Object kind = Objects.requireNonNull(field.get(null));
            return new Listed(
                    part(kind, "code"),
                    Integer.parseInt(part(kind, "status")),
                    part(kind, "title"),
                    part(kind, "frenchTitle"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constant.getFullName() + " cannot be read", e);
        }
    }

    /** By its name, as this module does not know that one. */
    private static String part(Object kind, String name) throws ReflectiveOperationException {
        return String.valueOf(kind.getClass().getMethod(name).invoke(kind));
    }
}
