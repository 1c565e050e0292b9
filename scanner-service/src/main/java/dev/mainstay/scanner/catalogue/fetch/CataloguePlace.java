package dev.mainstay.scanner.catalogue.fetch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where documents are fetched from.
 *
 * @param place an address or a file name
 * @param checkedAt when it was looked at last
 * @param succeededAt when that last went well; absent for never
 * @param etag what the address said of the document fetched last
 * @param lastModified what the address said of the document fetched last
 * @param failure why the last look failed; absent when it did not
 */
public record CataloguePlace(
        String place,
        Instant checkedAt,
        @Nullable Instant succeededAt,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String failure) {}
