package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sample. */
@Breaks("DECIDERS_ARE_PURE")
class FilePolicy {
    boolean allows(Path path) {
        return Files.exists(path);
    }
}
