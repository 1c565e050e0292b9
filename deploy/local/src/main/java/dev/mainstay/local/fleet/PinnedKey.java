package dev.mainstay.local.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The public key of patch-service, fetched once for all machines: on a real host the installation pins it. */
final class PinnedKey {
    private PinnedKey() {}

    /** The file with the key; what was fetched once is kept, whatever the service answers later. */
    static Path in(Path folder, URI patchUrl) throws IOException {
        Path file = folder.resolve("order-key.pem").toAbsolutePath();
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            byte[] key;
            try (InputStream answer =
                    URI.create(patchUrl + "/api/v1/order-key").toURL().openStream()) {
                key = answer.readAllBytes();
            }
            Path beside = Files.createTempFile(folder, "order-key", ".new"); // several fleets may share the folder
            Files.write(beside, key);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
