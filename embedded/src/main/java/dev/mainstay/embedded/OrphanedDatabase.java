package dev.mainstay.embedded;

import java.nio.file.Path;

final class OrphanedDatabase {
    private OrphanedDatabase() {}

    static void end(Path dataDirectory) {}
}
