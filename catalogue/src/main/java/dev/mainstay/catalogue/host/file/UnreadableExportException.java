package dev.mainstay.catalogue.host.file;

import dev.mainstay.catalogue.text.Text;
import java.util.Locale;

/** A file that tells nothing of a host, or not what it should: the message names file, line and what to do. */
public final class UnreadableExportException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient RefusedFile refused;

    /**
     * Its message is in the language of the process.
     *
     * @param line from 1; 0 where no line can be named
     */
    public UnreadableExportException(String file, int line, Text reason) {
        this(new RefusedFile(file, line, reason));
    }

    private UnreadableExportException(RefusedFile refused) {
        super(refused.in(Locale.getDefault()));
        this.refused = refused;
    }

    /** What was refused and why, in no language yet. */
    public RefusedFile refused() {
        return refused;
    }
}
