package dev.mainstay.kubernetes.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** Names of jars in the folder that the document does not know of: {@code artifact-version}, whatever stands before it. */
    List<String> missing(Path app) {
        Set<String> known = new HashSet<>();
        for (JsonNode component : document.path("components")) {
            known.add(component.path("name").asText() + "-"
                    + component.path("version").asText());
        }
        JsonNode main = document.at("/metadata/component");
        known.add(main.path("name").asText() + "-" + main.path("version").asText());
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(app)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = String.valueOf(file.getFileName());
                // What Quarkus makes while it builds has no version.
                if (name.endsWith("-SNAPSHOT.jar") || name.matches(".*-[0-9][^/]*\\.jar")) {
                    String jar = name.substring(0, name.length() - ".jar".length());
                    if (known.stream()
                            .noneMatch(component -> jar.equals(component)
                                    || jar.endsWith("." + component)
                                    || jar.contains(component + "-"))) {
                        missing.add(name);
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
