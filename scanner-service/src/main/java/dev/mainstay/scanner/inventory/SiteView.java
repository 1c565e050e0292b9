package dev.mainstay.scanner.inventory;

import org.jspecify.annotations.Nullable;

/**
 * A site.
 *
 * @param centralSite the central site of a remote one
 * @param hosts number of its active hosts
 */
record SiteView(String name, Kind kind, @Nullable String centralSite, int hosts) {

    enum Kind {
        CENTRAL,
        REMOTE,
        /** Only hosts added by hand are there. */
        BY_HAND
    }
}
