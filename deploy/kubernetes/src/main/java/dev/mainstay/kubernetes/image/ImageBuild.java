package dev.mainstay.kubernetes.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An image put together: layers from what changes least to what changes most, each file owned by root and of one time, so that the
 * same files are the same image to the last bit.
 *
 * @param base below all
 * @param options what the command was given
 * @param work folder for what is made on the way
 */
record ImageBuild(Base base, Options options, Path work) {
    private static final String HOME = "/opt/mainstay";
    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
    private static final FilePermissions FOLDER = FilePermissions.fromOctalString("755");

    /** Names of files that are programs, by their folder: what the Java runtime starts, and the loader of the C library. */
    private static final String PROGRAMS = ".*/(bin/[^/]+|lib/jspawnhelper|lib/jexec|ld-linux[^/]*)";

    /** A folder or a file, and where it goes. */
    record Part(String layer, Path from, String to) {}

    /** Writes the image to a file of OCI layout in a tar archive, and returns its digest. */
    String build(Program program, List<Part> parts, Path file) {
        try {
            JibContainerBuilder builder = from();
            if (base instanceof Base.Debian debian) {
                builder.addFileEntriesLayer(layer(new Part("base", debian.files(), "/")));
            }
            for (Part part : parts) {
                builder.addFileEntriesLayer(layer(part));
            }
            List<String> entrypoint = new ArrayList<>(List.of(HOME + "/jre/bin/java", "@" + HOME + "/java.options"));
            entrypoint.addAll(program.start());
            JibContainer made = builder.setFormat(ImageFormat.OCI)
                    .setCreationTime(Tree.TIME)
                    .setUser("10001:10001")
                    .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
                    .setEntrypoint(entrypoint)
                    // glibc keeps one heap per thread and core otherwise: some 40 MiB for nothing.
                    .setEnvironment(Map.of("MALLOC_ARENA_MAX", "2", "LANG", "C.UTF-8"))
                    .setExposedPorts(program.ports().stream().map(Port::tcp).collect(Collectors.toSet()))
                    .setPlatforms(Set.of(platform()))
                    .setLabels(labels(program))
                    .containerize(Containerizer.to(TarImage.at(file)
                                    .named(options.repository() + "/" + program.name() + ":" + options.version()))
                            .setApplicationLayersCache(work.resolve("layers"))
                            .setBaseImageLayersCache(work.resolve("base-layers"))
                            .setToolName("mainstay")
                            .setToolVersion(null));
            return made.getDigest().toString();
        } catch (InvalidImageReferenceException e) {
            throw new ImageFailedException("No name of an image: " + e.getMessage(), e);
        } catch (IOException | RegistryException | CacheDirectoryCreationException | ExecutionException e) {
            throw new ImageFailedException(program.name() + " cannot be built: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageFailedException("Interrupted while " + program.name() + " was built", e);
        }
    }

    private JibContainerBuilder from() throws InvalidImageReferenceException {
        return switch (base) {
            case Base.Registry registry -> Jib.from(registry.reference());
            case Base.Archive archive -> Jib.from(TarImage.at(archive.file()));
            case Base.Debian ours -> Jib.fromScratch();
        };
    }

    /** That of the machine that builds, as the Java runtime and the C library are its. */
    private static Platform platform() {
        return new Platform(System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64", "linux");
    }

    private Map<String, String> labels(Program program) {
        Map<String, String> labels = new HashMap<>(Map.of(
                "org.opencontainers.image.title", program.name(),
                "org.opencontainers.image.description", program.title(),
                "org.opencontainers.image.version", options.version(),
                "org.opencontainers.image.created", Tree.TIME.toString(),
                "org.opencontainers.image.base.name", base.told(),
                "dev.mainstay.java", JavaRuntime.version(),
                "dev.mainstay.bill-of-materials", HOME + "/bom.json"));
        options.revision().ifPresent(revision -> labels.put("org.opencontainers.image.revision", revision));
        return labels;
    }

    private static FileEntriesLayer layer(Part part) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(part.layer());
        try (Stream<Path> files = Files.walk(part.from())) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String below = part.from().relativize(file).toString();
                String to = below.isEmpty() ? part.to() : part.to().replaceAll("/$", "") + "/" + below;
                if (!to.equals("/")) {
                    layer.addEntry(file, AbsoluteUnixPath.get(to), permissions(file, to), Tree.TIME);
                }
            }
        }
        return layer.build();
    }

    private static FilePermissions permissions(Path file, String to) {
        if (to.equals("/tmp")) {
            return FilePermissions.fromOctalString("777"); // a volume stands in its place
        }
        return Files.isDirectory(file) || to.matches(PROGRAMS) ? FOLDER : FILE;
    }
}
