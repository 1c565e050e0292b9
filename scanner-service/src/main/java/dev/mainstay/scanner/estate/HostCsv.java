package dev.mainstay.scanner.estate;

import dev.mainstay.catalogue.csv.Csv;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.scanner.estate.plan.AddedHost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hosts in CSV (RFC 4180, comma or semicolon, without line breaks inside of quotes): a header with the columns
 * {@code fqdn}, {@code site}, {@code kind} and, if wanted, {@code pool}, in any order.
 */
final class HostCsv {

    private static final Set<String> COLUMNS = Set.of("fqdn", "site", "pool", "kind");
    private static final Pattern FQDN = Pattern.compile(NewHostRequest.FQDN);

    private HostCsv() {}

    /** What was read, or everything that is wrong. */
    record Reading(List<AddedHost> hosts, List<BadLine> badLines) {}

    /**
     * A line that cannot be read.
     *
     * @param line 1 for the header
     */
    record BadLine(int line, String problem) {}

    static Reading read(String text, int maxLines) {
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r", -1);
        List<AddedHost> hosts = new ArrayList<>();
        List<BadLine> bad = new ArrayList<>();
        char separator = lines[0].indexOf(';') >= 0 ? ';' : ',';
        List<String> header = cells(lines[0].toLowerCase(Locale.ROOT), separator);
        if (header == null || !header.containsAll(List.of("fqdn", "site", "kind")) || !COLUMNS.containsAll(header)) {
            bad.add(new BadLine(1, "The first line must name the columns fqdn, site, kind and, if wanted, pool."));
            return new Reading(hosts, bad);
        }
        if (lines.length - 1 > maxLines) {
            bad.add(new BadLine(maxLines + 2, "At most " + maxLines + " lines are read."));
            return new Reading(hosts, bad);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            List<String> cells = cells(lines[i], separator);
            String problem = cells == null || cells.size() != header.size()
                    ? "There must be " + header.size() + " values, and every quote must be closed."
                    : take(row(header, cells), seen, hosts);
            if (problem != null) {
                bad.add(new BadLine(i + 1, problem));
            }
        }
        return new Reading(hosts, bad);
    }

    private static @Nullable String take(Map<String, String> row, Set<String> seen, List<AddedHost> hosts) {
        String fqdn = row.getOrDefault("fqdn", "").toLowerCase(Locale.ROOT);
        String site = row.getOrDefault("site", "");
        String pool = row.getOrDefault("pool", "").toLowerCase(Locale.ROOT);
        if (fqdn.length() > 255 || !FQDN.matcher(fqdn).matches()) {
            return "\"" + fqdn + "\" is not the name of a computer.";
        }
        if (!pool.isEmpty() && !FQDN.matcher(pool).matches()) {
            return "\"" + pool + "\" is not the name of a pool.";
        }
        if (site.isEmpty() || site.length() > 200) {
            return "The site is missing or longer than 200 characters.";
        }
        if (!seen.add(fqdn)) {
            return fqdn + " stands in the file twice.";
        }
        String kind = row.getOrDefault("kind", "").toUpperCase(Locale.ROOT);
        try {
            hosts.add(new AddedHost(
                    fqdn,
                    site,
                    pool.isEmpty() ? null : pool,
                    kind.isEmpty() ? PoolKind.PLAIN : PoolKind.valueOf(kind)));
            return null;
        } catch (IllegalArgumentException unknown) {
            return "\"" + kind + "\" is not a kind of pool.";
        }
    }

    private static Map<String, String> row(List<String> header, List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), cells.get(i));
        }
        return row;
    }

    /** The stripped cells of a line; null when a quote is not closed. */
    private static @Nullable List<String> cells(String line, char separator) {
        Csv csv = Csv.of(line, separator);
        return csv.whole() && !csv.rows().isEmpty()
                ? csv.rows().getFirst().fields().stream().map(String::strip).toList()
                : null;
    }
}
