package dev.mainstay.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Word to the script that waits of how far the launcher is: a file of lines, each a verb and a text. */
final class Progress {
    private final Path file;

    Progress(Path file) {
        this.file = file;
    }

    void step(String text) {
        write("step", text);
    }

    void ready(String text) {
        write("ready", text);
    }

    void failed(String text) {
        write("failed", text);
    }

    private void write(String verb, String text) {
        // Every line of the text is a line for the script; the last one carries the verb that ends its waiting.
        String[] lines = text.split("\n", -1);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            boolean last = i == lines.length - 1;
            out.append(last ? verb : "step").append(' ').append(lines[i]).append('\n');
        }
        System.out.println(text);
        try {
            Files.writeString(file, out, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell the progress in " + file, e);
        }
    }
}
