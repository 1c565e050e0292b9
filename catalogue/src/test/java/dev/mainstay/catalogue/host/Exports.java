package dev.mainstay.catalogue.host;

import static java.util.Objects.requireNonNull;

import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.UnreadableExportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Exported files of the tests. */
final class Exports {

    private Exports() {}

    static ExportedFile of(String text) {
        return of("a.txt", text);
    }

    static ExportedFile of(String name, String text) {
        return ExportedFile.of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One of the real outputs. */
    static ExportedFile real(String name) {
        try (InputStream in = Exports.class.getResourceAsStream("systeminfo/" + name)) {
            return ExportedFile.of(name, requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HostFacts host(String... real) {
        return host(Arrays.stream(real).map(Exports::real).toArray(ExportedFile[]::new));
    }

    /** All in the files, of which none is refused. */
    static List<HostFacts> hosts(List<ExportedFile> files) {
        ReadExports read = HostExports.read(files);
        read.refused().stream().findFirst().ifPresent(refused -> {
            throw new UnreadableExportException(refused.file(), refused.line(), refused.reason());
        });
        return read.hosts();
    }

    /** The only one in the files. */
    static HostFacts host(ExportedFile... files) {
        List<HostFacts> hosts = hosts(List.of(files));
        if (hosts.size() != 1) {
            throw new AssertionError(hosts);
        }
        return hosts.getFirst();
    }
}
