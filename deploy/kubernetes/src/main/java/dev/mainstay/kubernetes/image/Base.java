package dev.mainstay.kubernetes.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What lies below a program in its image: the C library, and who the users are. */
sealed interface Base {

    /** An image in a registry, such as one without a shell that others keep up to date. */
    record Registry(String reference) implements Base {}

    /** An image in a file. */
    record Archive(Path file) implements Base {}

    /**
     * Files of a Debian package of the C library, the one that apt has for this machine, and nothing else: no shell, no package
     * manager.
     *
     * @param files a root folder
     * @param version of the package {@code libc6}
     */
    record Debian(Path files, String version) implements Base {}

    /** The base that is named on the command line; {@code debian} is fetched into the folder. */
    static Base named(String name, Path folder) {
        if (name.equals("debian")) {
            return debian(folder);
        }
        return Files.exists(Path.of(name)) ? new Archive(Path.of(name)) : new Registry(name);
    }

    /** How the base is told in the image's labels. */
    default String told() {
        return switch (this) {
            case Registry registry -> registry.reference();
            case Archive archive -> String.valueOf(archive.file().getFileName());
            case Debian debian -> "libc6 " + debian.version();
        };
    }

    private static Base debian(Path folder) {
        Path fetched = folder.resolve("fetched");
        Path unpacked = folder.resolve("unpacked");
        Path root = folder.resolve("root");
        Tree.remove(folder);
        try {
            Files.createDirectories(fetched);
            Commands.run(fetched, List.of("apt-get", "download", "-qq", "libc6"), Map.of());
            Path archive;
            try (Stream<Path> files = Files.list(fetched)) {
                archive = files.max(Comparator.naturalOrder())
                        .orElseThrow(() -> new ImageFailedException("apt-get has no package libc6", null));
            }
            Commands.run(
                    folder, List.of("dpkg-deb", "-x", archive.toAbsolutePath().toString(), "unpacked"), Map.of());
            keepLibraries(unpacked, root);
            Files.createDirectories(root.resolve("etc"));
            Files.writeString(root.resolve("etc/passwd"), "mainstay:x:10001:10001::/tmp:/nonexistent\n");
            Files.writeString(root.resolve("etc/group"), "mainstay:x:10001:\n");
            Files.writeString(root.resolve("etc/nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files dns\n");
            Files.createDirectories(root.resolve("tmp"));
            Tree.settle(root);
            String name = archive.getFileName().toString(); // libc6_2.36-9%2b_amd64.deb
            return new Debian(root, name.split("_", -1)[1]);
        } catch (IOException e) {
            throw new ImageFailedException("The base cannot be made: " + e.getMessage(), e);
        }
    }

    /**
     * Takes the shared libraries and the loader, and what says whose they are. Links become files: an image of ours has none. The
     * tables that convert character sets (gconv) are left; Java has its own.
     */
    private static void keepLibraries(Path unpacked, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(unpacked)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = unpacked.relativize(file).toString();
                boolean library = name.matches("(usr/)?lib(64)?/([^/]+-linux-gnu/)?[^/]+\\.so(\\.[0-9]+)*");
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) || !(library || name.endsWith("/copyright"))) {
                    continue;
                }
                Path from = file;
                while (Files.isSymbolicLink(from)) {
                    Path target = Files.readSymbolicLink(from);
                    from = target.isAbsolute()
                            ? unpacked.resolve(target.toString().substring(1))
                            : from.resolveSibling(target);
                }
                Path to = root.resolve(name);
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        }
    }
}
