package dev.mainstay.local.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The file that drives the fake Windows Update Agent (host-agent/src/test/wine/README.md), from outside of Windows. The lock
 * is the same as inside: Wine turns LockFileEx into a lock of the system below it.
 */
final class FakeUpdateAgent {
    private static final String CATEGORIES =
            "0fa1201d-4330-4fa8-8ae9-b877473b6441|Security Updates|UpdateClassification;"
                    + "aaaaaaaa-0000-4000-8000-000000000001|Windows Server 2019|Product";

    private final Path file;

    private interface Change {
        void on(Map<String, Map<String, String>> sections);
    }

    /** An agent that offers nothing. */
    FakeUpdateAgent(Path driveC) throws IOException {
        this.file = driveC.resolve("fake-wua/wua.ini");
        Files.writeString(file, "");
    }

    /** One more update that the host misses; keys and values in turn. */
    UUID offer(String title, String kb, String... more) {
        UUID id = UUID.randomUUID();
        set("update:" + id, "Title", title, "KB", kb, "Categories", CATEGORIES, "Severity", "Critical");
        set("update:" + id, more);
        return id;
    }

    void set(String section, String... keysAndValues) {
        change(sections -> {
            Map<String, String> values = sections.computeIfAbsent(section, name -> new LinkedHashMap<>());
            for (int i = 0; i < keysAndValues.length; i += 2) {
                values.put(keysAndValues[i], keysAndValues[i + 1]);
            }
        });
    }

    /** What waits for a restart is in effect. */
    void restart() {
        change(sections -> sections.forEach((name, values) -> {
            if ("1".equals(values.remove("RebootRequired")) && name.startsWith("update:")) {
                values.put("IsInstalled", "1");
            }
        }));
    }

    /** What its installer was told to install, call by call. */
    List<String> installations() {
        Map<String, String> calls = change(sections -> {}).getOrDefault("calls", Map.of());
        return calls.keySet().stream()
                .filter(key -> key.matches("Install\\.[0-9]+"))
                .sorted()
                .map(key -> Objects.requireNonNull(calls.get(key)))
                .toList();
    }

    private Map<String, Map<String, String>> change(Change change) {
        try (FileChannel lock = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            lock.lock(); // released with the channel
            Map<String, Map<String, String>> sections = new LinkedHashMap<>();
            Map<String, String> current = new LinkedHashMap<>();
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (line.startsWith("[")) {
                    current = new LinkedHashMap<>();
                    sections.put(line.substring(1, line.length() - 1), current);
                } else if (equals > 0) {
                    current.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            change.on(sections);
            StringBuilder text = new StringBuilder();
            sections.forEach((name, values) -> {
                text.append('[').append(name).append("]\n");
                values.forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
            });
            Path fresh = Files.writeString(file.resolveSibling("wua.ini.outside"), text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return sections;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
