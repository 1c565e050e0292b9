package dev.mainstay.catalogue.source;

import java.time.LocalDate;

/**
 * What a reader refuses to read.
 *
 * @param today against which dates are held
 * @param toleratedDays how far in the future a date may lie, for time zones and announced revisions
 * @param maxBytes of a document, after decompression
 * @param maxText characters of one text that is kept
 */
public record ReadingRules(LocalDate today, int toleratedDays, long maxBytes, int maxText) {

    private static final int TOLERATED_DAYS = 7;
    /** The largest document published so far has 5 MB, a CISA catalogue 2 MB. */
    private static final long MAX_BYTES = 64L << 20;
    /** The longest text kept so far, a product's name, has 200 characters. */
    private static final int MAX_TEXT = 1 << 14;

    public static ReadingRules on(LocalDate today) {
        return new ReadingRules(today, TOLERATED_DAYS, MAX_BYTES, MAX_TEXT);
    }

    public boolean allows(LocalDate date) {
        return !date.isAfter(today.plusDays(toleratedDays));
    }
}
