package dev.mainstay.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The servers say little on the console: warnings and errors only, errors only where warnings are routine. */
final class QuietLogging {
    // Held here because java.util.logging forgets the level of a logger that nobody holds.
    private static final List<Logger> LOGGERS = List.of(
            at("kafka", Level.WARNING),
            at("org.apache.kafka", Level.WARNING),
            at("state.change.logger", Level.WARNING),
            at("io.zonky", Level.WARNING),
            at("org.apache.kafka.controller", Level.SEVERE),
            at("org.apache.kafka.clients", Level.SEVERE));

    private QuietLogging() {}

    private static Logger at(String name, Level level) {
        Logger logger = Logger.getLogger(name);
        logger.setLevel(level);
        return logger;
    }

    static void apply() {
        LOGGERS.forEach(logger -> logger.setFilter(null));
    }

    static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
