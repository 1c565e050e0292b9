package dev.mainstay.service.trail;

import dev.mainstay.events.AuditEntry;

/**
 * The last entry of a trail, on which the next one follows.
 *
 * @param number how many there are; 0 of an empty one
 * @param hash its hash; {@link AuditEntry#NO_HASH} of an empty one
 */
record TrailEnd(long number, String hash) {
    static final TrailEnd OF_NONE = new TrailEnd(0, AuditEntry.NO_HASH);
}
