package dev.mainstay.agent.windows.update;

import com.sun.jna.Library;
import com.sun.jna.Native;
import dev.mainstay.agent.platform.UpdateId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The file that drives the fake Windows Update Agent of src/test/wine/fake-wua, and what it remembers in it. */
final class FakeWua {

    private static final Path FILE = Path.of("C:\\fake-wua\\wua.ini");
    /** Whoever holds it alone may touch the other: the fake in any process does the same. */
    private static final Path LOCK = FILE.resolveSibling("wua.ini.lock");

    private interface Exports extends Library {
        int FakeWuaLiveObjects();
    }

    private final Map<String, Map<String, String>> unwritten = new LinkedHashMap<>();
    private int offered;

    /** Begins with a host that misses nothing. */
    FakeWua() {
        save(new LinkedHashMap<>());
    }

    /** How many COM objects of the fake are alive in this process. */
    static int liveObjects() {
        return Native.load("C:\\fake-wua\\fakewua.dll", Exports.class).FakeWuaLiveObjects();
    }

    /** One more update, missing; keys and values in turn. */
    UpdateId offer(String title, String... values) {
        UUID id = new UUID(0x1000_0000_0000_4000L, 0x8000_0000_0000_0000L + ++offered);
        String section = "update:" + id;
        set(section, "Title", title);
        set(section, values);
        return new UpdateId(id, Integer.parseInt(of(section, "Revision", "200")));
    }

    /** As {@link #offer}, for many: nothing is in the file before {@link #write}. */
    void inMemory(String title, String... values) {
        Map<String, String> update = unwritten.computeIfAbsent(
                "update:" + new UUID(0x1000_0000_0000_4000L, 0x8000_0000_0000_0000L + ++offered),
                name -> new LinkedHashMap<>());
        update.put("Title", title);
        for (int i = 0; i < values.length; i += 2) {
            update.put(values[i], values[i + 1]);
        }
    }

    void write() {
        save(unwritten);
    }

    FakeWua set(String section, String... values) {
        return change(sections -> {
            for (int i = 0; i < values.length; i += 2) {
                sections.computeIfAbsent(section, name -> new LinkedHashMap<>()).put(values[i], values[i + 1]);
            }
        });
    }

    FakeWua set(UpdateId update, String... values) {
        return set("update:" + update.id(), values);
    }

    /** A flag of an update; false where the file says nothing. */
    boolean is(UpdateId update, String flag) {
        return of("update:" + update.id(), flag, "0").equals("1");
    }

    String of(String section, String key, String otherwise) {
        return load().getOrDefault(section, Map.of()).getOrDefault(key, otherwise);
    }

    List<String> sections(String beginning) {
        return load().keySet().stream()
                .filter(name -> name.startsWith(beginning))
                .toList();
    }

    /** What the calls of one name were about: {@code Search}, {@code Download}, {@code Install}, {@code Uninstall}. */
    List<String> calls(String name) {
        List<String> calls = new ArrayList<>();
        int count = Integer.parseInt(of("calls", name + ".Count", "0"));
        for (int i = 1; i <= count; i++) {
            calls.add(of("calls", name + "." + i, ""));
        }
        return calls;
    }

    /** What waits for a restart is in effect. */
    void restart() {
        change(sections -> sections.forEach((name, values) -> {
            if ("1".equals(values.remove("RebootRequired")) && name.startsWith("update:")) {
                values.put("IsInstalled", "1");
            }
        }));
    }

    private FakeWua change(Consumer<Map<String, Map<String, String>>> change) {
        return alone(() -> {
            Map<String, Map<String, String>> sections = read();
            change.accept(sections);
            replace(sections);
            return this;
        });
    }

    private static Map<String, Map<String, String>> load() {
        return alone(FakeWua::read);
    }

    private static void save(Map<String, Map<String, String>> sections) {
        alone(() -> {
            replace(sections);
            return sections;
        });
    }

    private interface Access<T> {
        T run() throws IOException;
    }

    /** In this process a file lock is no lock among threads: that is what synchronized is for. */
    private static synchronized <T> T alone(Access<T> access) {
        try (FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // released with the channel
            return access.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Map<String, String>> read() throws IOException {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> current = new LinkedHashMap<>();
        for (String line : Files.readAllLines(FILE, StandardCharsets.UTF_8)) {
            if (line.startsWith("[")) {
                current = sections.computeIfAbsent(line.substring(1, line.length() - 1), name -> new LinkedHashMap<>());
            } else if (line.contains("=")) {
                current.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        return sections;
    }

    private static void replace(Map<String, Map<String, String>> sections) throws IOException {
        StringBuilder text = new StringBuilder();
        sections.forEach((name, values) -> {
            text.append('[').append(name).append("]\n");
            values.forEach(
                    (key, value) -> text.append(key).append('=').append(value).append('\n'));
        });
        Path fresh = Files.writeString(FILE.resolveSibling("wua.ini.test"), text, StandardCharsets.UTF_8);
        Files.move(fresh, FILE, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
