package dev.mainstay.agent.windows.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A registry read from a file of src/test/wine/registry, so that the same file serves here and in Wine. Keys can be made
 * unreadable.
 */
public final class RegistryFile implements Registry {

    private static final int ACCESS_DENIED = 5;

    private final TreeMap<String, Map<String, RegistryValue>> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> unreadable = new HashSet<>();

    private RegistryFile() {}

    /** An empty registry. */
    public static RegistryFile empty() {
        return new RegistryFile();
    }

    /**
     * Reads a file.
     *
     * @param name without folder and ending; also the key below which everything in the file lies
     */
    public static RegistryFile named(String name) throws IOException {
        RegistryFile registry = new RegistryFile();
        String root = prefix(name);
        String key = "";
        Path file = Path.of("src/test/wine/registry", name + ".reg");
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_16)) {
            if (line.startsWith("[HKEY_LOCAL_MACHINE\\" + root)) {
                key = line.substring(1 + "HKEY_LOCAL_MACHINE\\".length() + root.length(), line.length() - 1);
                registry.values(key);
            } else if (line.startsWith("\"")) {
                int end = line.indexOf("\"=");
                registry.values(key).put(line.substring(1, end), value(line.substring(end + 2)));
            }
        }
        if (registry.keys.isEmpty()) {
            throw new IOException("nothing in " + file);
        }
        return registry;
    }

    /** Where the file's keys are after it was imported, with a backslash at the end. */
    public static String prefix(String name) {
        return "SOFTWARE\\Mainstay\\Test\\" + name + "\\";
    }

    /** Adds an empty key. */
    public RegistryFile addKey(String path) {
        values(path);
        return this;
    }

    /** Adds a value. */
    public RegistryFile with(String path, String name, RegistryValue value) {
        values(path).put(name, value);
        return this;
    }

    private Map<String, RegistryValue> values(String path) {
        for (int end = path.indexOf('\\'); end >= 0; end = path.indexOf('\\', end + 1)) {
            keys.computeIfAbsent(path.substring(0, end), parent -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        }
        return keys.computeIfAbsent(path, key -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    }

    /** From now on the key may not be read. */
    public RegistryFile unreadable(String path) {
        unreadable.add(path.toLowerCase(Locale.ROOT));
        return this;
    }

    private static RegistryValue value(String text) {
        if (text.startsWith("\"")) {
            return new RegistryValue.Text(text.substring(1, text.length() - 1).replace("\\\\", "\\"));
        }
        if (text.startsWith("dword:")) {
            return new RegistryValue.Numeric(Long.parseLong(text.substring("dword:".length()), 16));
        }
        String[] bytes = text.substring(text.indexOf(':') + 1).split(",", -1);
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) Integer.parseInt(bytes[i], 16);
        }
        String characters = new String(data, StandardCharsets.UTF_16LE);
        return switch (text.substring(0, text.indexOf(':'))) {
            case "hex(7)" -> new RegistryValue.Texts(JnaRegistry.texts(characters));
            case "hex(2)" -> new RegistryValue.Text(characters.substring(0, characters.length() - 1));
            default -> throw new IllegalArgumentException(text);
        };
    }

    private Optional<Map<String, RegistryValue>> read(String path) throws UnreadableRegistryException {
        if (unreadable.contains(path.toLowerCase(Locale.ROOT))) {
            throw new UnreadableRegistryException(path, ACCESS_DENIED);
        }
        return Optional.ofNullable(keys.get(path));
    }

    @Override
    public boolean exists(String path) throws UnreadableRegistryException {
        return read(path).isPresent();
    }

    @Override
    public List<String> subkeys(String path) throws UnreadableRegistryException {
        read(path);
        List<String> found = new ArrayList<>();
        for (String key : keys.keySet()) {
            boolean below = key.regionMatches(true, 0, path + "\\", 0, path.length() + 1);
            if (below && key.indexOf('\\', path.length() + 1) < 0) {
                found.add(key.substring(path.length() + 1));
            }
        }
        return found;
    }

    @Override
    public List<String> valueNames(String path) throws UnreadableRegistryException {
        return List.copyOf(read(path).orElse(new HashMap<>()).keySet());
    }

    @Override
    public Optional<RegistryValue> value(String path, String name) throws UnreadableRegistryException {
        return read(path).map(values -> values.get(name));
    }
}
