package dev.mainstay.catalogue.host;

/** A file that tells nothing of a host, or not what it should: the message names file, line and what to do. */
public final class UnreadableExportException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param line from 1; 0 where no line can be named */
    UnreadableExportException(String file, int line, String reason) {
        super(line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason);
    }
}
