package dev.mainstay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestPlatformTest {
    @Test
    void everyClassLoaderSeesTheSameServers() throws Exception {
        URL[] classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
                .map(TestPlatformTest::url)
                .toArray(URL[]::new);

        try (URLClassLoader other = new URLClassLoader(classPath, null)) {
            Class<?> others = other.loadClass(TestPlatform.class.getName());

            assertThat(others).isNotSameAs(TestPlatform.class);
            assertThat(others.getMethod("bootstrapServers").invoke(null)).isEqualTo(TestPlatform.bootstrapServers());
        }
    }

    @Test
    void aFreshDatabaseIsNobodyElses() {
        TestPlatform.topics(Map.of("letters", 2));

        assertThat(TestPlatform.freshDatabase().jdbcUrl())
                .isNotEqualTo(TestPlatform.freshDatabase().jdbcUrl());
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
