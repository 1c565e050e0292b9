package dev.mainstay.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** A service's settings as its files show them, read without starting it. */
public final class SettingsFiles {
    private static final ClassLoader CLASS_PATH = ClassLoader.getSystemClassLoader();

    private SettingsFiles() {}

    /** The service's own: {@code application.properties}. */
    public static Map<String, String> own() {
        return read(Objects.requireNonNull(CLASS_PATH.getResource("application.properties")));
    }

    /** What is the same in every service (module service), and this service's own, which goes before it. */
    public static Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        try {
            Collections.list(CLASS_PATH.getResources("META-INF/microprofile-config.properties"))
                    .forEach(shared -> all.putAll(read(shared)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.putAll(own());
        return all;
    }

    private static Map<String, String> read(URL file) {
        Properties properties = new Properties();
        try (InputStream in = file.openStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> read = new HashMap<>();
        properties.forEach((name, value) -> read.put(name.toString(), value.toString()));
        return read;
    }
}
