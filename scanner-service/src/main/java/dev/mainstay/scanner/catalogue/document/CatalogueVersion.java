package dev.mainstay.scanner.catalogue.document;

import java.time.Instant;

/**
 * A state of the catalogue.
 *
 * @param number goes up with each import that changes a fact; 0 for the empty catalogue
 * @param changedAt when it came to be
 */
public record CatalogueVersion(long number, Instant changedAt) {}
