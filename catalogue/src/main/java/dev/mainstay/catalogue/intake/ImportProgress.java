package dev.mainstay.catalogue.intake;

import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import java.nio.file.Path;

/** Told of every file as soon as it is done with; {@code done} of {@code total} files are. */
public interface ImportProgress {

    void read(int done, int total, Path file, DocumentSummary summary);

    /** No reader knows the kind of the file. */
    void ignored(int done, int total, Path file);

    void malformed(int done, int total, Path file, MalformedDocumentException reason);
}
