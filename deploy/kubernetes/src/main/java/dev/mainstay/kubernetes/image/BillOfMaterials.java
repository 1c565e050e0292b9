package dev.mainstay.kubernetes.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * CycloneDX document of an image: what the module's build says of its libraries (the CycloneDX plugin for Maven), and what the
 * image has beside them.
 */
final class BillOfMaterials {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final ObjectNode document;

    private BillOfMaterials(ObjectNode document) {
        this.document = document;
    }

    /** Of the module's build: {@code target/bom.json}. */
    static BillOfMaterials of(Path file) {
        try {
            return new BillOfMaterials((ObjectNode) JSON.readTree(file.toFile()));
        } catch (IOException | ClassCastException e) {
            throw new ImageFailedException("No bill of materials in " + file + ": " + e.getMessage(), e);
        }
    }

    /** Adds the Java runtime and what is known of the base. */
    BillOfMaterials with(Base base) {
        ArrayNode components = document.withArray("/components");
        components
                .addObject()
                .put("type", "platform")
                .put("bom-ref", "java-runtime")
                .put("name", "Java runtime of " + JavaRuntime.vendor())
                .put("version", JavaRuntime.version());
        ObjectNode below = components.addObject().put("bom-ref", "base");
        switch (base) {
            case Base.Debian debian ->
                below.put("type", "library")
                        .put("name", "libc6")
                        .put("version", debian.version())
                        .put("purl", "pkg:deb/debian/libc6@" + debian.version());
            case Base.Archive archive -> below.put("type", "container").put("name", archive.told());
            case Base.Registry registry -> below.put("type", "container").put("name", registry.reference());
        }
        return this;
    }

    /**
     * Adds those jars of the folder that the document lacks and that say themselves what they are. Quarkus brings libraries that
     * Maven does not know of: an extension's conditional dependencies.
     */
    BillOfMaterials withWhatJarsTell(Path app) {
        for (Path file : unknown(app)) {
            told(file)
                    .ifPresent(pom -> document.withArray("/components")
                            .addObject()
                            .put("type", "library")
                            .put("bom-ref", purl(pom))
                            .put("group", pom.getProperty("groupId"))
                            .put("name", pom.getProperty("artifactId"))
                            .put("version", pom.getProperty("version"))
                            .put("purl", purl(pom)));
        }
        return this;
    }

    private static String purl(Properties pom) {
        return "pkg:maven/" + pom.getProperty("groupId") + "/" + pom.getProperty("artifactId") + "@"
                + pom.getProperty("version") + "?type=jar";
    }

    /** What Maven wrote into the jar of the one artifact that it holds. */
    private static Optional<Properties> told(Path file) {
        List<Properties> poms = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties")) {
                    Properties pom = new Properties();
                    try (InputStream in = jar.getInputStream(entry)) {
                        pom.load(in);
                    }
                    poms.add(pom);
                }
            }
        } catch (IOException e) {
            return Optional.empty(); // then it is missing
        }
        return poms.size() == 1 ? Optional.of(poms.get(0)) : Optional.empty();
    }

    /** Names of jars in the folder that the document does not know of: {@code artifact-version}, whatever stands before it. */
    List<String> missing(Path app) {
        return unknown(app).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }

    private List<Path> unknown(Path app) {
        Set<String> known = new HashSet<>();
        for (JsonNode component : document.path("components")) {
            known.add(component.path("name").asText() + "-"
                    + component.path("version").asText());
        }
        JsonNode main = document.at("/metadata/component");
        known.add(main.path("name").asText() + "-" + main.path("version").asText());
        List<Path> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(app)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = String.valueOf(file.getFileName());
                // What Quarkus makes while it builds has no version.
                if (name.endsWith("-SNAPSHOT.jar") || name.matches(".*-[0-9][^/]*\\.jar")) {
                    String jar = name.substring(0, name.length() - ".jar".length());
                    if (known.stream()
                            .noneMatch(component -> jar.equals(component)
                                    || jar.endsWith("." + component)
                                    || jar.contains(component + "-"))) {
                        missing.add(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new ImageFailedException(app + " cannot be read: " + e.getMessage(), e);
        }
        return missing;
    }

    /** Writes it to the file. */
    Path write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writeValueAsString(document) + "\n");
            Files.setLastModifiedTime(file, FileTime.from(Tree.TIME));
            return file;
        } catch (IOException e) {
            throw new ImageFailedException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
