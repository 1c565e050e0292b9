package dev.mainstay.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Building of what changed since its copy in {@code .mainstay/app} was made. Called in the project's folder. */
final class Build {
    private static final List<String> PARTS =
            List.of("events", "people", "sql", "messaging", "service", "service-parent", "http", "catalogue");
    private static final List<Module> RUN_BY_UP = List.of(
            new Module("scanner-service", "quarkus-app", PARTS),
            new Module("patch-service", "quarkus-app", PARTS),
            new Module("report-service", "quarkus-app", PARTS),
            new Module("edge", "quarkus-app", List.of("events", "http")),
            new Module("deploy/local", "app", List.of("events", "embedded", "host-agent", "deploy/broker")));
    private static final Module CATALOGUE = new Module("catalogue", "app", List.of());

    private final Home home;

    /**
     * A module that runs from a copy.
     *
     * @param built folder in its target folder that is copied
     * @param madeOf modules whose changes make it stale
     */
    record Module(String folder, String built, List<String> madeOf) {
        String name() {
            return Path.of(folder).getFileName().toString();
        }
    }

    Build(Home home) {
        this.home = home;
    }

    /** Main for the script: builds the catalogue when told so, otherwise what up runs. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Build build = new Build(Home.told());
        try {
            System.exit(List.of(args).contains(CATALOGUE.name()) ? build.run(List.of(CATALOGUE)) : build.stale());
        } catch (CommandFailedException e) {
            System.err.println(e.getMessage());
            System.exit(e.exit());
        }
    }

    /** Builds what is stale of what up runs: 0, or 1 when that failed. */
    int stale() throws IOException, InterruptedException {
        System.out.println(Text.JDK.with(Integer.toString(Runtime.version().feature()), Home.jdk()));
        List<Module> stale = new ArrayList<>();
        for (Module module : RUN_BY_UP) {
            if (stale(module)) {
                stale.add(module);
            }
        }
        if (stale.isEmpty()) {
            System.out.println(Text.ALL_BUILT.with());
            return 0;
        }
        return run(stale);
    }

    private int run(List<Module> modules) throws IOException, InterruptedException {
        List<String> folders = modules.stream().map(Module::folder).toList();
        System.out.println(Text.BUILDING.with(String.join(" ", folders)));
        Files.createDirectories(home.app());
        for (Module module : modules) {
            Files.deleteIfExists(mark(module, "building"));
            Files.createFile(mark(module, "building"));
        }
        int status = Maven.run(
                home.logs().resolve("build.log"),
                List.of(
                        "package",
                        "-pl",
                        String.join(",", folders),
                        "-am",
                        "-Dmaven.test.skip=true",
                        "-DskipTests",
                        "-Dspotless.check.skip=true",
                        "-Dquarkus.package.jar.type=aot-jar"));
        if (status != 0) {
            return status;
        }
        for (Module module : modules) {
            Path copy = home.app().resolve(module.name());
            Folders.remove(copy);
            Folders.copy(Path.of(module.folder(), "target", module.built()), copy);
            // As old as the moment before the build: what changed since is stale.
            Files.move(mark(module, "building"), mark(module, "built"), StandardCopyOption.REPLACE_EXISTING);
        }
        return 0;
    }

    /** Whether the module or one that it is made of changed since its copy was made. */
    boolean stale(Module module) throws IOException {
        Path mark = mark(module, "built");
        if (!Files.exists(mark)) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(mark);
        if (newer(Path.of("pom.xml"), built)) {
            return true;
        }
        List<String> folders = new ArrayList<>(module.madeOf());
        folders.add(module.folder());
        for (String folder : folders) {
            if (newer(Path.of(folder, "pom.xml"), built) || newer(Path.of(folder, "src"), built)) {
                return true;
            }
        }
        return false;
    }

    private static boolean newer(Path source, FileTime built) throws IOException {
        if (!Files.exists(source)) {
            return false;
        }
        try (Stream<Path> found = Files.walk(source)) {
            for (Path path : (Iterable<Path>) found::iterator) {
                if (Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).compareTo(built) > 0) {
                    return true;
                }
            }
            return false;
        } catch (UncheckedIOException e) {
            return true; // it changes right now
        }
    }

    private Path mark(Module module, String state) {
        return home.app().resolve(module.name() + "." + state);
    }
}
