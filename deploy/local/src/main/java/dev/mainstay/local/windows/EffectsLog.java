package dev.mainstay.local.windows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The disk of a simulated machine: one line of JSON for each effect, only ever appended. A line is written with one call,
 * so a killed process leaves whole lines or a torn last one, which is cut off when the log is opened.
 */
public final class EffectsLog {
    private static final String FILE = "effects.jsonl";
    private static final ObjectMapper JSON = EventJson.mapper();

    private final Path file;

    private EffectsLog(Path file) {
        this.file = file;
    }

    /** @param folder the machine's folder, made if absent */
    static EffectsLog open(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                cutTornLine(file);
            }
            return new EffectsLog(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulated machine's folder cannot be used: " + folder, e);
        }
    }

    private static void cutTornLine(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        if (end < content.length) {
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
        }
    }

    void append(Effect effect) {
        try {
            byte[] line =
                    (JSON.writerFor(Effect.class).writeValueAsString(effect) + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulated machine's disk cannot be written: " + file, e);
        }
    }

    List<Effect> all() {
        return read(file);
    }

    /**
     * Everything that happened so far to the machine of that folder, oldest first. May be called while the machine runs.
     *
     * @param folder the machine's folder; a machine that never ran has no effects
     */
    public static List<Effect> of(Path folder) {
        return read(folder.resolve(FILE));
    }

    private static List<Effect> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            String content = Files.readString(file);
            List<Effect> effects = new ArrayList<>();
            int from = 0;
            for (int end = content.indexOf('\n'); end >= 0; end = content.indexOf('\n', from)) {
                effects.add(JSON.readValue(content.substring(from, end), Effect.class));
                from = end + 1;
            }
            return List.copyOf(effects);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not an effects log: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulated machine's disk cannot be read: " + file, e);
        }
    }
}
