package dev.mainstay.agent.windows;

import java.io.IOException;
import java.nio.file.Path;

/** The Wine prefix that a test tagged {@code windows} runs in: src/test/wine. */
public final class WinePrefix {

    private WinePrefix() {}

    /** The prefix as Windows sees it; {@code drive_c} is in it. Shared by all tests of a run, and by the next run. */
    public static Path folder() {
        return Path.of(System.getProperty("mainstay.wine.prefix"));
    }

    /**
     * Imports a file of src/test/wine/registry into the registry. Keys that a file leaves out stay: begin it with {@code
     * [-HKEY_…]} lines for what has to go.
     *
     * @param name without a folder: {@code front-end.reg}
     */
    public static void importRegistry(String name) throws IOException, InterruptedException {
        Path file = Path.of(System.getProperty("mainstay.wine.registry")).resolve(name);
        if (!file.toFile().isFile()) {
            throw new IOException("no such file: " + file);
        }
        Process regedit = new ProcessBuilder("regedit", "/S", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (regedit.waitFor() != 0) {
            throw new IOException("regedit ended with " + regedit.exitValue());
        }
    }
}
