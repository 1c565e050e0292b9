package dev.mainstay.patch.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.Optional;

/** Where the key is that orders are signed with. */
@ConfigMapping(prefix = "mainstay.patch.order-key")
public interface OrderKeyConfig {

    /**
     * PEM file with the Ed25519 private key (PKCS#8), readable by this service alone; the same on every replica. Must be
     * there when it is given.
     */
    @WithParentName
    Optional<Path> file();

    /** For trying Mainstay out: where a key is made, once, when no file is given. */
    @WithDefault("order-key")
    Path localFolder();
}
