package dev.mainstay.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys that a service signs with, and those that it believes. Where scanner-service's own key is on this machine too, the halves
 * are held against each other.
 */
final class KeyCheck implements Check {
    private static final String EVENT_KEY = "mainstay.messaging.signing.key";
    private static final String ORDER_KEY = "mainstay.patch.order-key";
    private static final String PINNED = "mainstay.messaging.publishers.scanner.keys";

    private final Optional<Path> eventKeyHere;

    /** @param eventKeyHere file of the key that scanner-service signs with, if this machine has it */
    KeyCheck(Optional<Path> eventKeyHere) {
        this.eventKeyHere = eventKeyHere;
    }

    @Override
    public Area area() {
        return Area.KEYS;
    }

    @Override
    public List<Finding> look(ServiceSettings service) throws IOException {
        List<Finding> findings = new ArrayList<>();
        if (service.is("mainstay.messaging.signing.enabled")) {
            findings.addAll(signing(service, EVENT_KEY));
        }
        if (service.name().equals("patch")) {
            findings.addAll(signing(service, ORDER_KEY));
        }
        if (service.find("mainstay.messaging.publishers.scanner.source").isPresent()) {
            findings.addAll(pinned(service));
        }
        return findings;
    }

    private static List<Finding> signing(ServiceSettings service, String setting) throws IOException {
        Optional<Path> file = service.find(setting).map(Path::of);
        if (file.isEmpty()) {
            return List.of(Finding.warning(Area.KEYS, "keys.local", setting));
        }
        if (!Files.isReadable(file.get())) {
            return List.of(Finding.wrong(Area.KEYS, "keys.unreadable", file.get(), setting));
        }
        try {
            KeyFile.read(file.get()).privateKey();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return List.of(Finding.wrong(Area.KEYS, "keys.nokey", file.get(), setting));
        }
        return List.of(
                KeyFile.isReadByOthers(file.get())
                        ? Finding.warning(Area.KEYS, "keys.open", file.get())
                        : Finding.ok(Area.KEYS, "keys.private", file.get()));
    }

    private List<Finding> pinned(ServiceSettings service) throws IOException {
        if (!service.config()
                .getOptionalValue("mainstay.messaging.publishers.scanner.signed", Boolean.class)
                .orElse(true)) {
            return List.of(Finding.warning(Area.KEYS, "keys.unsigned"));
        }
        List<Path> files = service.paths(PINNED);
        if (files.isEmpty()) {
            return List.of(Finding.wrong(Area.KEYS, "keys.unpinned", PINNED));
        }
        List<Finding> findings = new ArrayList<>();
        List<PublicKey> keys = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                findings.add(Finding.wrong(Area.KEYS, "keys.unreadable", file, PINNED));
                continue;
            }
            try {
                keys.addAll(KeyFile.read(file).publicKeys());
                findings.add(
                        KeyFile.isWrittenByOthers(file)
                                ? Finding.wrong(Area.KEYS, "keys.writable", file)
                                : Finding.ok(Area.KEYS, "keys.public", file));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                findings.add(Finding.wrong(Area.KEYS, "keys.nopublic", file, PINNED));
            }
        }
        if (eventKeyHere.isPresent() && Files.isReadable(eventKeyHere.get()) && !keys.isEmpty()) {
            findings.addAll(match(eventKeyHere.get(), keys));
        }
        return findings;
    }

    private static List<Finding> match(Path file, List<PublicKey> keys) throws IOException {
        try {
            PrivateKey signing = KeyFile.read(file).privateKey();
            for (PublicKey key : keys) {
                if (KeyFile.belongTogether(signing, key)) {
                    return List.of(Finding.ok(Area.KEYS, "keys.match"));
                }
            }
            return List.of(Finding.wrong(Area.KEYS, "keys.other", file));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return List.of(); // told where scanner is looked at
        }
    }
}
