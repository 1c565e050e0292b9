package dev.mainstay.local.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * AOT caches of the services, on a JDK 25 or later: one training run for each whose cache is missing or was made for another
 * build or JDK.
 */
final class Training {
    private static final List<String> SERVICES = List.of("scanner-service", "patch-service", "report-service");
    private static final int JDK_WITH_CACHES = 25;

    private final Home home;

    Training(Home home) {
        this.home = home;
    }

    /** Main for the script, which trains before it measures. */
    public static void main(String[] args) throws IOException, InterruptedException {
        new Training(Home.told()).run();
    }

    /** Says on standard error when it fails: the services also run without. */
    void run() throws IOException, InterruptedException {
        if (Runtime.version().feature() < JDK_WITH_CACHES) {
            System.out.println(Text.NO_CACHES.with());
            return;
        }
        List<String> untrained = new ArrayList<>();
        for (String service : SERVICES) {
            if (!trained(service)) {
                untrained.add(service);
            }
        }
        if (untrained.isEmpty()) {
            return;
        }
        System.out.println(Text.TRAINING.with(String.join(" ", untrained)));
        List<String> command = new ArrayList<>(List.of(
                Home.java(),
                "-cp",
                home.localClassPath(),
                "dev.mainstay.local.launcher.TrainingMain",
                "--app",
                home.app().toString()));
        command.addAll(untrained);
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.logs().resolve("training.log").toFile())
                .redirectInput(new File("/dev/null"))
                .start()
                .waitFor();
        if (status == 0) {
            for (String service : untrained) {
                Files.writeString(madeFor(service), Home.jdk());
            }
        } else {
            System.err.println(Text.NOT_TRAINED.with());
        }
    }

    /** Whether the cache fits. The local module decides with which options a service runs, and a cache fits only the options it was made with. */
    private boolean trained(String service) throws IOException {
        Path cache = home.app().resolve(service).resolve("app.aot");
        Path local = home.app().resolve("local.built");
        return Files.exists(cache)
                && Files.size(cache) > 0
                && Files.exists(madeFor(service))
                && Files.getLastModifiedTime(local).compareTo(Files.getLastModifiedTime(madeFor(service))) <= 0
                && Files.readString(madeFor(service)).equals(Home.jdk());
    }

    private Path madeFor(String service) {
        return home.app().resolve(service).resolve("made-for-jdk");
    }
}
