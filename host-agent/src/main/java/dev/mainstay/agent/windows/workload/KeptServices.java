package dev.mainstay.agent.windows.workload;

import dev.mainstay.agent.journal.Durable;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.windows.services.Services.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the services stood before the workload was taken out of service, in a file of the agent's folder: it is what brings
 * them back, also after a restart. While the file is there, the workload is out or on its way.
 */
final class KeptServices {

    /**
     * A service as it was.
     *
     * @param running whether it ran
     */
    record Kept(String name, StartType startType, boolean running) {}

    private final Path file;

    KeptServices(Path folder) {
        this.file = folder.resolve("workload");
    }

    /** Keeps them, unless there is a file already: what an unfinished drain kept is the truth. */
    List<Kept> keep(List<Status> services) throws IOException {
        Optional<List<Kept>> before = read();
        if (before.isPresent()) {
            return before.get();
        }
        List<Kept> kept = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Status service : services) {
            StartType startType = service.startType()
                    .orElseThrow(
                            () -> new IOException("the start type of service " + service.name() + " cannot be read"));
            kept.add(new Kept(service.name(), startType, service.running()));
            text.append(service.name())
                    .append('\t')
                    .append(startType)
                    .append('\t')
                    .append(service.running())
                    .append('\n');
        }
        Durable.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        return List.copyOf(kept);
    }

    /** What was kept; empty when the workload was not taken out of service. */
    Optional<List<Kept>> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<Kept> kept = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] parts = line.split("\t", -1);
            if (parts.length != 3) {
                throw new IOException(file + " is damaged");
            }
            try {
                kept.add(new Kept(parts[0], StartType.valueOf(parts[1]), Boolean.parseBoolean(parts[2])));
            } catch (IllegalArgumentException e) {
                throw new IOException(file + " is damaged", e);
            }
        }
        return Optional.of(List.copyOf(kept));
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
