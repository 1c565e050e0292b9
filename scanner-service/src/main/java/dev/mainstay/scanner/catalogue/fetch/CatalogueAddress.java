package dev.mainstay.scanner.catalogue.fetch;

import java.net.URI;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * An address that may be fetched: https, or http on this machine by its number, which no name service and no hosts file
 * leads elsewhere.
 */
record CatalogueAddress(URI uri) {
    private static final DateTimeFormatter MSRC_MONTH = DateTimeFormatter.ofPattern("uuuu-MMM", Locale.ENGLISH);
    private static final String MONTH = "{month}";

    CatalogueAddress {
        String host = uri.getHost();
        boolean local = "127.0.0.1".equals(host) || "[::1]".equals(host);
        if (host == null
                || uri.getRawUserInfo() != null
                || !("https".equals(uri.getScheme()) || (local && "http".equals(uri.getScheme())))) {
            throw new IllegalArgumentException("Not an https address: " + uri);
        }
    }

    /**
     * Where a redirect from here leads: only to the same scheme, host and port. Whoever can answer for this address must not choose
     * another machine, least of all one that only this service reaches.
     *
     * @param location value of the header Location
     * @throws IllegalArgumentException if it leads elsewhere, or nowhere
     */
    CatalogueAddress redirected(String location) {
        URI target = uri.resolve(location);
        boolean same = uri.getScheme().equalsIgnoreCase(target.getScheme())
                && uri.getHost().equalsIgnoreCase(target.getHost())
                && port(uri) == port(target);
        if (!same) {
            throw new IllegalArgumentException("It redirects to " + target + ", away from its host");
        }
        return new CatalogueAddress(target);
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
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
