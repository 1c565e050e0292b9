package dev.mainstay.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether anything keeps this machine's clock, as systemd knows it. */
final class TimeServiceCheck implements Check {
    private static final Path TIMEDATECTL = Path.of("/usr/bin/timedatectl");
    private static final int SECONDS = 3;

    @Override
    public Area area() {
        return Area.CLOCK;
    }

    @Override
    public List<Finding> look(ServiceSettings service) throws IOException, InterruptedException {
        if (!Files.isExecutable(TIMEDATECTL) || !Files.isDirectory(Path.of("/run/systemd/system"))) {
            return List.of();
        }
        Process process = new ProcessBuilder(TIMEDATECTL.toString(), "show", "--property=NTPSynchronized", "--value")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return List.of();
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return List.of(
                    said.strip().equals("yes")
                            ? Finding.ok(Area.CLOCK, "clock.kept")
                            : Finding.warning(Area.CLOCK, "clock.unkept"));
        } finally {
            process.destroy();
        }
    }
}
