package dev.mainstay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of {@code docs/permissions.md}, of one service and of every service: who may call which operation. */
final class PermissionTable {
    private static final Path PAGE = Path.of("../docs/permissions.md");
    private static final String OF_EVERY_SERVICE = "Every service";

    /** Roles in the order of the columns. */
    static final List<String> ROLES = List.of("viewer", "operator", "approver", "auditor", "administrator");

    private PermissionTable() {}

    /**
     * One line of a table.
     *
     * @param may the roles that may call the operation
     * @param limits the last cell: what becomes of it where the role holds for a part of the estate
     */
    record Row(List<String> may, String limits) {}

    /** By operation id. */
    static Map<String, Row> of(String service) {
        Map<String, Row> rows = new LinkedHashMap<>();
        String section = "";
        for (String line : lines()) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (line.startsWith("| `") && (section.equals(service) || section.equals(OF_EVERY_SERVICE))) {
                String[] cells = line.substring(2, line.length() - 2).split(" \\| ", -1);
                rows.put(cells[0].replace("`", ""), row(cells));
            }
        }
        return rows;
    }

    private static Row row(String[] cells) {
        List<String> may = new ArrayList<>();
        for (int column = 1; column <= ROLES.size(); column++) {
            if (cells[column].equals("yes")) {
                may.add(ROLES.get(column - 1));
            } else if (!cells[column].equals("–")) {
                throw new AssertionError("Neither yes nor –: " + String.join(" | ", cells));
            }
        }
        return new Row(may, cells[ROLES.size() + 1]);
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
