package dev.mainstay.kubernetes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.kubernetes.image.ImageBuild.Part;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of a small program, in the format that registries take. */
class ImageBuildTest {
    private static final Program PROGRAM =
            new Program("scanner-service", "A test", List.of(8081, 9000), List.of("-jar", "/opt/mainstay/app/run.jar"));
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        write("base/etc/passwd", "mainstay:x:10001:10001::/tmp:/nonexistent\n");
        write("base/lib64/ld-linux-x86-64.so.2", "loader");
        Files.createDirectories(folder.resolve("base/tmp"));
        write("jre/bin/java", "program");
        write("jre/lib/modules", "classes");
        write("app/run.jar", "jar");
        write("app.aot", "cache");
    }

    @Test
    void theSameFilesAreTheSameImage() throws IOException {
        String digest = build("first");

        for (String touched : List.of("app/run.jar", "jre/bin/java", "base/etc/passwd")) {
            Files.setLastModifiedTime(folder.resolve(touched), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        }

        assertThat(build("second")).isEqualTo(digest);
        assertThat(folder.resolve("second.tar")).hasSameBinaryContentAs(folder.resolve("first.tar"));
    }

    @Test
    void anotherFileIsAnotherImage() throws IOException {
        String digest = build("first");
        write("app/run.jar", "another");

        assertThat(build("second")).isNotEqualTo(digest);
    }

    @Test
    void itRunsAsNobodyInParticular() throws IOException {
        String digest = build("first");

        Map<String, byte[]> layout = untar(folder.resolve("first.tar"));
        JsonNode index = JSON.readTree(layout.get("index.json"));
        assertThat(index.at("/manifests/0/digest").asText()).isEqualTo(digest);
        JsonNode manifest = JSON.readTree(blob(layout, digest));
        JsonNode image =
                JSON.readTree(blob(layout, manifest.at("/config/digest").asText()));
        assertThat(image.path("created").asText()).isEqualTo("2026-11-23T00:00:00Z");
        JsonNode config = image.path("config");
        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("WorkingDir").asText()).isEqualTo("/opt/mainstay");
        assertThat(config.path("Entrypoint").toString())
                .isEqualTo(
                        "[\"/opt/mainstay/jre/bin/java\",\"@/opt/mainstay/java.options\",\"-jar\",\"/opt/mainstay/app/run.jar\"]");
        assertThat(config.path("ExposedPorts").propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("8081/tcp", "9000/tcp");
        assertThat(config.at("/Labels")
                        .path("org.opencontainers.image.revision")
                        .asText())
                .isEqualTo("abcdef");
        assertThat(config.at("/Labels")
                        .path("org.opencontainers.image.base.name")
                        .asText())
                .isEqualTo("libc6 2.36");
    }

    @Test
    void nobodyButRootMayChangeAFile() throws IOException {
        build("first");
        Map<String, byte[]> layout = untar(folder.resolve("first.tar"));
        Map<String, TarArchiveEntry> files = new TreeMap<>();
        JsonNode manifest = JSON.readTree(blob(
                layout,
                JSON.readTree(layout.get("index.json"))
                        .at("/manifests/0/digest")
                        .asText()));
        for (JsonNode layer : manifest.path("layers")) {
            try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(
                    new ByteArrayInputStream(blob(layout, layer.path("digest").asText()))))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    files.put("/" + entry.getName(), entry);
                }
            }
        }

        assertThat(files)
                .containsKeys(
                        "/lib64/ld-linux-x86-64.so.2",
                        "/opt/mainstay/jre/lib/modules",
                        "/opt/mainstay/app/run.jar",
                        "/opt/mainstay/app.aot");
        assertThat(files.values()).allSatisfy(file -> {
            assertThat(file.getLongUserId()).isZero();
            assertThat(file.getLongGroupId()).isZero();
            assertThat(file.isSymbolicLink()).isFalse();
            if (!file.getName().equals("tmp/")) {
                assertThat(file.getMode() & 022).as(file.getName()).isZero();
            }
        });
        assertThat(Objects.requireNonNull(files.get("/opt/mainstay/jre/bin/java"))
                                .getMode()
                        & 0111)
                .isEqualTo(0111);
        assertThat(Objects.requireNonNull(files.get("/lib64/ld-linux-x86-64.so.2"))
                                .getMode()
                        & 0111)
                .isEqualTo(0111);
        assertThat(Objects.requireNonNull(files.get("/opt/mainstay/app/run.jar"))
                                .getMode()
                        & 0111)
                .isZero();
    }

    @Test
    void theBaseCanBeAnImageInAFile() throws IOException {
        build("first");
        Options options =
                Options.of(List.of("--base", folder.resolve("first.tar").toString()));

        Base base = Base.named(options.base(), folder.resolve("unused"));

        assertThat(base).isEqualTo(new Base.Archive(folder.resolve("first.tar")));
        assertThat(base.told()).isEqualTo("first.tar");
        assertThat(Base.named("gcr.io/distroless/base-nossl-debian12:nonroot", folder.resolve("unused")))
                .isEqualTo(new Base.Registry("gcr.io/distroless/base-nossl-debian12:nonroot"));
    }

    @Test
    void aBillOfMaterialsThatLacksAJarIsSeen() throws IOException {
        write("bom.json", """
                {"bomFormat": "CycloneDX", "metadata": {"component": {"name": "scanner-service", "version": "1.0.0-SNAPSHOT"}},
                 "components": [{"group": "io.netty", "name": "netty-common", "version": "4.1.140.Final"}]}""");
        write("app/lib/main/io.netty.netty-common-4.1.140.Final.jar", "");
        write("app/scanner-service-1.0.0-SNAPSHOT.jar", "");
        BillOfMaterials materials = BillOfMaterials.of(folder.resolve("bom.json"));
        assertThat(materials.missing(folder.resolve("app"))).isEmpty();

        write("app/lib/main/org.example.unknown-1.0.jar", "");

        assertThat(materials.missing(folder.resolve("app"))).containsExactly("org.example.unknown-1.0.jar");
        Path written = materials.with(new Base.Debian(folder, "2.36")).write(folder.resolve("out/bom.json"));
        assertThat(Files.readString(written)).contains("pkg:deb/debian/libc6@2.36", "Java runtime of");
        assertThatThrownBy(() -> BillOfMaterials.of(folder.resolve("none.json")))
                .isInstanceOf(ImageFailedException.class);
    }

    @Test
    void aJarThatOnlyQuarkusKnowsOfSaysItselfWhatItIs() throws IOException {
        write("bom.json", """
                {"bomFormat": "CycloneDX", "metadata": {"component": {"name": "scanner-service", "version": "1.0.0-SNAPSHOT"}},
                 "components": []}""");
        Path jar = folder.resolve("app/lib/main/io.quarkus.quarkus-flyway-postgresql-3.37.1.jar");
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/maven/io.quarkus/quarkus-flyway-postgresql/pom.properties"));
            out.write("groupId=io.quarkus\nartifactId=quarkus-flyway-postgresql\nversion=3.37.1\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
        }

        BillOfMaterials materials =
                BillOfMaterials.of(folder.resolve("bom.json")).withWhatJarsTell(folder.resolve("app"));

        assertThat(materials.missing(folder.resolve("app"))).isEmpty();
        assertThat(materials.write(folder.resolve("out/bom.json")))
                .content()
                .contains("pkg:maven/io.quarkus/quarkus-flyway-postgresql@3.37.1?type=jar");
    }

    private String build(String name) {
        Options options = Options.of(List.of("--revision", "abcdef"));
        return new ImageBuild(new Base.Debian(folder.resolve("base"), "2.36"), options, folder.resolve(name + "-work"))
                .build(
                        PROGRAM,
                        List.of(
                                new Part("java", folder.resolve("jre"), "/opt/mainstay/jre"),
                                new Part("program", folder.resolve("app"), "/opt/mainstay/app"),
                                new Part("cache", folder.resolve("app.aot"), "/opt/mainstay/app.aot")),
                        folder.resolve(name + ".tar"));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static byte[] blob(Map<String, byte[]> layout, String digest) {
        return Objects.requireNonNull(layout.get("blobs/" + digest.replace(':', '/')), digest);
    }

    private static Map<String, byte[]> untar(Path file) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return files;
    }
}
