package dev.mainstay.agent.spool;

import dev.mainstay.agent.journal.Durable;
import dev.mainstay.agent.life.Lifeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Messages on disk in the order they were put there, one file each: {@code 000000000042-must-<name>}. When it is full the
 * oldest message that may be lost makes room; one that must arrive is never dropped.
 */
public final class Spool {

    /** One message. */
    public static final class Message {
        private final String file;
        private final byte[] content;

        Message(String file, byte[] content) {
            this.file = file;
            this.content = content;
        }

        public String name() {
            return nameOf(file);
        }

        public byte[] content() {
            return content.clone();
        }
    }

    private final Path folder;
    private final int most;
    private final Lifeline life;

    public Spool(Path folder, int most, Lifeline life) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.most = most;
        this.life = life;
    }

    /**
     * Puts a message at the end. A message of the same name that is still there is left as it is.
     *
     * @param mustArrive never dropped to make room
     */
    public void put(String name, boolean mustArrive, byte[] content) {
        List<String> files = files();
        if (files.stream().anyMatch(file -> nameOf(file).equals(name))) {
            return;
        }
        life.reached("before spool");
        try {
            long kept = files.size();
            for (String file : files) {
                if (kept >= most && file.contains("-may-")) {
                    Files.delete(folder.resolve(file));
                    kept--;
                }
            }
            long number = files.isEmpty()
                    ? 1
                    : Long.parseLong(files.get(files.size() - 1).substring(0, 12)) + 1;
            String file = String.format(Locale.ROOT, "%012d-%s-%s", number, mustArrive ? "must" : "may", name);
            Durable.write(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        life.reached("after spool");
    }

    /** The oldest message. */
    public Optional<Message> first() {
        List<String> files = files();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        try {
            String file = files.get(0);
            return Optional.of(new Message(file, Files.readAllBytes(folder.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message has arrived, or never will. */
    public void remove(Message message) {
        life.reached("before spool removal");
        try {
            Files.deleteIfExists(folder.resolve(message.file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isEmpty() {
        return files().isEmpty();
    }

    private List<String> files() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(file -> file.matches("[0-9]{12}-(must|may)-.*") && !file.endsWith(".new"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(String file) {
        return file.substring(file.indexOf('-', 13) + 1);
    }
}
