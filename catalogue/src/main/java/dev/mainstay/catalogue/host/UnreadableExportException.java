package dev.mainstay.catalogue.host;

import dev.mainstay.catalogue.text.Text;
import java.util.Locale;

/** A file that tells nothing of a host, or not what it should: the message names file, line and what to do. */
public final class UnreadableExportException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** In the language of the process.
     *
     * @param line from 1; 0 where no line can be named */
    UnreadableExportException(String file, int line, Text reason) {
        super((line == 0 ? file : file + ":" + line) + ": " + reason.in(Locale.getDefault()));
    }
}
