package dev.mainstay.scanner.catalogue;

import java.net.URI;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** An address that may be fetched: https, or http on this machine. */
record CatalogueAddress(URI uri) {
    private static final DateTimeFormatter MSRC_MONTH = DateTimeFormatter.ofPattern("uuuu-MMM", Locale.ENGLISH);
    private static final String MONTH = "{month}";

    CatalogueAddress {
        String host = uri.getHost();
        boolean local = "127.0.0.1".equals(host) || "localhost".equals(host) || "[::1]".equals(host);
        if (host == null || !("https".equals(uri.getScheme()) || (local && "http".equals(uri.getScheme())))) {
            throw new IllegalArgumentException("Not an https address: " + uri);
        }
    }

    /**
     * The addresses that a configured one stands for.
     *
     * @throws IllegalArgumentException if it is none, or not https
     */
    static List<CatalogueAddress> of(String configured, YearMonth now) {
        if (!configured.contains(MONTH)) {
            return List.of(new CatalogueAddress(URI.create(configured)));
        }
        return List.of(now.minusMonths(1), now).stream()
                .map(month -> new CatalogueAddress(URI.create(configured.replace(MONTH, MSRC_MONTH.format(month)))))
                .toList();
    }
}
