package dev.mainstay.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders of a local run.
 *
 * @param folder {@code .mainstay}, absolute
 * @param app what up runs, copied from the modules' target folders
 * @param run pid files, progress and address
 * @param logs of the processes, Maven and the training
 */
record Home(Path folder, Path app, Path run, Path logs) {

    /** As the script tells it, in the system property {@code mainstay.home}. */
    static Home told() {
        return at(Path.of(System.getProperty("mainstay.home", ".mainstay")));
    }

    static Home at(Path folder) {
        Path home = folder.toAbsolutePath();
        return new Home(home, home.resolve("app"), home.resolve("run"), home.resolve("logs"));
    }

    PidFile launcher() {
        return PidFile.read(run.resolve("launcher.pid"));
    }

    /** Address of the page, empty as long as nothing is ready. */
    String address() {
        Path file = run.resolve("address");
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            return ""; // removed just now
        }
    }

    /** Class path of the built local module, as the {@code java} command takes it. */
    String localClassPath() {
        return app + "/local/*:" + app + "/local/lib/*";
    }

    /** The JDK as it was found or given. */
    static String jdk() {
        String found = System.getenv("JAVA_HOME");
        return found == null ? System.getProperty("java.home", "") : found;
    }

    /** The {@code java} of that JDK. */
    static String java() {
        return Path.of(jdk(), "bin", "java").toString();
    }
}
