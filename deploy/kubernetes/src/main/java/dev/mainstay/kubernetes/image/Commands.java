package dev.mainstay.kubernetes.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Programs of the machine. */
final class Commands {
    private Commands() {}

    /**
     * Runs a program to its end.
     *
     * @throws ImageFailedException if it cannot be started or fails; with the last line that it wrote
     */
    static void run(Path folder, List<String> command, Map<String, String> environment) {
        String name = Path.of(command.get(0)).getFileName().toString();
        try {
            Path said = Files.createTempFile("mainstay-images", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            int status = builder.start().waitFor();
            List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
            Files.delete(said);
            if (status != 0) {
                throw new ImageFailedException(
                        name + " failed with " + status + ": "
                                + lines.stream().filter(line -> !line.isBlank()).reduce("", (first, last) -> last),
                        null);
            }
        } catch (IOException e) {
            throw new ImageFailedException(name + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageFailedException("Interrupted while " + name + " ran", e);
        }
    }
}
