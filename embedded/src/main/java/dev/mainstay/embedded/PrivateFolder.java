package dev.mainstay.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * A folder that nobody but us can look into. What lies in it is run, or is a secret: one that somebody else has made, or could
 * have written to, is refused. Where the system has no such permissions (Windows), the folder is only made.
 */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> WRITTEN_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private PrivateFolder() {}

    /**
     * The folder, made with its parents if it is absent (0700).
     *
     * @throws NotPrivateException if it is a link, is somebody else's, or others may write to it
     */
    public static Path at(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder.getParent() == null ? folder : folder.getParent());
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder, attributes(folder, OURS_ALONE));
            }
            PosixFileAttributeView view =
                    Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (view != null) {
                check(folder, view);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder cannot be used: " + folder, e);
        }
    }

    private static void check(Path folder, PosixFileAttributeView view) throws IOException {
        var found = view.readAttributes();
        if (found.isSymbolicLink() || !found.isDirectory()) {
            throw new NotPrivateException(folder, "it is no folder of its own");
        }
        for (PosixFilePermission each : WRITTEN_BY_OTHERS) {
            if (found.permissions().contains(each)) {
                throw new NotPrivateException(folder, "others may write to it, or could have");
            }
        }
        if (!found.permissions().equals(OURS_ALONE)) {
            view.setPermissions(OURS_ALONE); // refused by the system when the folder is not ours
        }
        Path ours = Files.createTempFile(folder, "owner", "");
        try {
            if (!Files.getOwner(ours).equals(found.owner())) {
                throw new NotPrivateException(
                        folder, "it belongs to " + found.owner().getName());
            }
        } finally {
            Files.delete(ours);
        }
    }

    /** Takes from others what they may do with a folder of ours. */
    static void close(Path folder) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(OURS_ALONE);
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
