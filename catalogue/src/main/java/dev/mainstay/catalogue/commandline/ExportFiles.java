package dev.mainstay.catalogue.commandline;

import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.RefusedFile;
import dev.mainstay.catalogue.host.file.UnreadableExportException;
import dev.mainstay.catalogue.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files that a command line names: of a folder those in it and below it, without hidden ones, by name.
 *
 * @param refused those that could not be read
 */
record ExportFiles(List<ExportedFile> files, List<RefusedFile> refused) {

    static ExportFiles read(List<Path> named) {
        List<ExportedFile> files = new ArrayList<>();
        List<RefusedFile> refused = new ArrayList<>();
        for (Path path : named) {
            List<Path> within = Files.isDirectory(path) ? within(path) : List.of(path);
            if (within.isEmpty()) {
                refused.add(new RefusedFile(
                        path.toString(), 0, Text.verbatim(Message.EMPTY_FOLDER.in(Locale.getDefault()))));
            }
            for (Path file : within) {
                try {
                    files.add(ExportedFile.read(file));
                } catch (UnreadableExportException e) {
                    refused.add(e.refused());
                }
            }
        }
        return new ExportFiles(List.copyOf(files), List.copyOf(refused));
    }

    private static List<Path> within(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }

    private static boolean isHidden(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
