package dev.mainstay.catalogue.host.file;

import dev.mainstay.catalogue.text.Text;
import java.util.Locale;

/**
 * A file that tells nothing of a host, or not what it should, or not whose it is. The other files of the call are read.
 *
 * @param file its name as given
 * @param line from 1; 0 where no line can be named
 * @param reason why, and what to do
 */
public record RefusedFile(String file, int line, Text reason) {

    /** File, line and reason in one line. */
    public String in(Locale language) {
        return (line == 0 ? file : file + ":" + line) + ": " + reason.in(language);
    }
}
