package dev.mainstay.agent.windows.packages;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Packages.PackageFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The agent's own folder of packages, fetched from the configured one and checked here: a package may be changed at its
 * source at any moment, its copy only by whoever may change the agent itself. Each package has a folder of its own, because
 * installers write their logs beside themselves.
 */
final class PackageStore {

    /** A plain file name: no folder, drive or stream, no device of old, nothing that only looks like a name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._()-]{0,150}\\.(?i:exe)");

    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)\\..*");
    private static final Pattern SHA256 = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final int BUFFER = 1 << 16;

    private final Optional<Path> source;
    private final Path folder;
    private final SignatureCheck signatures;
    private final FileHold holds;

    /**
     * A store.
     *
     * @param source folder or share the packages lie in; empty when none is configured
     * @param folder the agent's own, for the copies
     */
    PackageStore(Optional<Path> source, Path folder, SignatureCheck signatures, FileHold holds) {
        this.source = source;
        this.folder = folder;
        this.signatures = signatures;
        this.holds = holds;
    }

    /** A checked copy, held open; whoever gets it closes it. */
    Answer<CheckedPackage> open(PackageFile wanted) {
        Optional<Failure> impossible = impossible(wanted);
        if (impossible.isPresent()) {
            return Answer.failed(impossible.get());
        }
        try {
            Path copy = folder.resolve(copy(wanted));
            Optional<Failure> failure = matches(copy, wanted) ? Optional.empty() : fetch(wanted, copy);
            return failure.isPresent() ? Answer.failed(failure.get()) : hold(copy, wanted);
        } catch (IOException e) {
            return Answer.failed(Failure.of("package " + wanted.name() + ": " + e.getMessage()));
        }
    }

    /** Where a package's copy lies in the agent's folder; no other package has the same place. */
    static Path copy(PackageFile wanted) {
        return Path.of(wanted.sha256().toLowerCase(Locale.ROOT), wanted.name());
    }

    private Optional<Failure> impossible(PackageFile wanted) {
        if (!NAME.matcher(wanted.name()).matches()
                || DEVICE.matcher(wanted.name()).matches()) {
            return Optional.of(Failure.of("no name of a package: " + printable(wanted.name())));
        }
        if (!SHA256.matcher(wanted.sha256()).matches() || wanted.sizeBytes() <= 0) {
            return Optional.of(Failure.of("package " + wanted.name() + " is ordered without a size or hash"));
        }
        return source.isEmpty()
                ? Optional.of(Failure.of("no folder for packages is configured (platform.packages)"))
                : Optional.empty();
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?").substring(0, Math.min(text.length(), 100));
    }

    private Optional<Failure> fetch(PackageFile wanted, Path copy) throws IOException {
        Path from = source.orElseThrow().resolve(wanted.name());
        if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(Failure.of("package " + wanted.name() + " is not in the folder for packages"));
        }
        if (Files.size(from) != wanted.sizeBytes()) {
            return Optional.of(Failure.of("package " + wanted.name() + " has " + Files.size(from)
                    + " bytes, ordered were " + wanted.sizeBytes()));
        }
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Path beside = copy.resolveSibling(wanted.name() + ".part");
        try (InputStream in = Files.newInputStream(from, LinkOption.NOFOLLOW_LINKS);
                OutputStream out = Files.newOutputStream(beside)) {
            copyAtMost(in, out, wanted.sizeBytes());
        }
        Files.deleteIfExists(copy);
        Files.move(beside, copy);
        return Optional.empty();
    }

    /** A source that grows while it is copied does not fill the disk. */
    private static void copyAtMost(InputStream in, OutputStream out, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = most + 1;
        for (int read = in.read(buffer); read > 0 && left > 0; read = in.read(buffer)) {
            out.write(buffer, 0, (int) Math.min(read, left));
            left -= read;
        }
    }

    private static boolean matches(Path copy, PackageFile wanted) throws IOException {
        if (!Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS) || Files.size(copy) != wanted.sizeBytes()) {
            return false;
        }
        return sha256(copy).equalsIgnoreCase(wanted.sha256());
    }

    /** First held, then checked: from here on nobody changes it. */
    private Answer<CheckedPackage> hold(Path copy, PackageFile wanted) throws IOException {
        Closeable held = holds.hold(copy);
        Optional<Failure> failure = Optional.of(Failure.of("package " + wanted.name() + " could not be checked"));
        try {
            failure = refusal(copy, wanted);
        } finally {
            if (failure.isPresent()) {
                held.close();
            }
        }
        if (failure.isPresent()) {
            Files.deleteIfExists(copy);
            return Answer.failed(failure.get());
        }
        return Answer.of(new CheckedPackage(copy, held));
    }

    private Optional<Failure> refusal(Path copy, PackageFile wanted) throws IOException {
        String hash = sha256(copy);
        if (Files.size(copy) != wanted.sizeBytes() || !hash.equalsIgnoreCase(wanted.sha256())) {
            return Optional.of(Failure.of("package " + wanted.name() + " has SHA-256 " + hash + ", ordered was "
                    + wanted.sha256().toLowerCase(Locale.ROOT)));
        }
        return signatures.refusal(copy);
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
