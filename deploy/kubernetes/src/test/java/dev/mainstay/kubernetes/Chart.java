package dev.mainstay.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The chart of this module, rendered by Helm's own code. */
final class Chart {
    static final Path FOLDER = Path.of("mainstay");

    /** Annotation under which a rendered object has what {@code helm.sh/hook} says. */
    static final String HOOK = "as/hook";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();
    private static final Path WITHOUT_HOOKS = copyWithoutHooks();

    private Chart() {}

    /** Names of the sets of values that are shipped, in alphabetical order. */
    static List<String> sets() {
        try (Stream<Path> files = Files.list(Path.of("values"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Helm makes of a set of values, in a namespace {@code patching}. */
    static Manifests rendered(String set) {
        return RENDERED.computeIfAbsent(set, name -> rendered(name, Map.of()));
    }

    /**
     * What Helm makes of a set of values when some are set otherwise.
     *
     * @throws IllegalStateException with what Helm says when it refuses them
     */
    static Manifests rendered(String set, Map<String, Object> otherwise) {
        TemplateCommand command = new Helm(WITHOUT_HOOKS)
                .template()
                .withName("mainstay")
                .withNamespace("patching")
                .withKubeVersion("1.34.0")
                .withValuesFile(Path.of("values", set + ".yaml"));
        otherwise.forEach(command::set);
        return new Manifests(documents(command.call()));
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library gives no hooks away, so they are told to be none. */
    private static Path copyWithoutHooks() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            Path copy = Files.createDirectories(Path.of("target", "chart-without-hooks"));
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = copy.resolve(FOLDER.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.writeString(to, Files.readString(file).replace("helm.sh/hook:", HOOK + ":"));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> documents(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll().stream().filter(JsonNode::isObject).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
