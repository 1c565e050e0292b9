package dev.mainstay.catalogue.index;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is no catalogue, is damaged, or was written by another version of Mainstay. */
public final class UnreadableCatalogueException extends IOException {

    UnreadableCatalogueException(Path file, String reason) {
        super(file + ": " + reason);
    }

    UnreadableCatalogueException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
