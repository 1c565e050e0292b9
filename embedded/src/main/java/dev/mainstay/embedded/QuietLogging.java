package dev.mainstay.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The broker and the database say little on the console: warnings and errors only. */
final class QuietLogging {
    private QuietLogging() {}

    static void apply() {}

    static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
