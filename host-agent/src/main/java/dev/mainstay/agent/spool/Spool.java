package dev.mainstay.agent.spool;

import dev.mainstay.agent.journal.Durable;
import dev.mainstay.agent.life.Lifeline;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Messages on disk in the order they were put there, one file each: {@code 000000000042-must-<name>}. When it is full the
 * oldest message that may be lost makes room; one that must arrive is never dropped. What the service cannot take is set
 * aside, in a folder beside this one.
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

    /** Files kept aside, and their bytes in all: the oldest make room. */
    private static final int MOST_ASIDE = 20;

    private static final long MOST_BYTES_ASIDE = 16L << 20;
    private static final String TRIES = "tries-";

    private final Path folder;
    private final Path aside;
    private final int most;
    private final Lifeline life;

    public Spool(Path folder, int most, Lifeline life) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.aside = folder.resolveSibling(folder.getFileName() + "-aside");
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
        return read(files().stream().findFirst());
    }

    /** The oldest of those that came after this one. */
    public Optional<Message> after(Message message) {
        return read(files().stream()
                .filter(file -> file.compareTo(message.file) > 0)
                .findFirst());
    }

    private Optional<Message> read(Optional<String> file) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Message(file.get(), bytes(folder.resolve(file.get()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not through a channel, which an interrupt would close. */
    private static byte[] bytes(Path file) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            return in.readAllBytes();
        }
    }

    /** The message has arrived, or never will. */
    public void remove(Message message) {
        life.reached("before spool removal");
        try {
            Files.deleteIfExists(folder.resolve(message.file));
            Files.deleteIfExists(folder.resolve(TRIES + message.file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often the service failed over the message, also in earlier processes. */
    public int tries(Message message) {
        Path file = folder.resolve(TRIES + message.file);
        try {
            return Files.exists(file)
                    ? Integer.parseInt(new String(bytes(file), StandardCharsets.US_ASCII).strip())
                    : 0;
        } catch (IOException | NumberFormatException e) {
            return 0; // Counted anew: a count that cannot be read keeps the message a little longer.
        }
    }

    /** Counts one more try and says how many there are now. */
    public int triedOnceMore(Message message) {
        int tries = tries(message) + 1;
        try {
            Durable.write(
                    folder.resolve(TRIES + message.file),
                    Integer.toString(tries).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tries;
    }

    /**
     * Takes the message out of the way and keeps it for people, as long as there is room for it.
     *
     * @return how many messages lie aside now
     */
    public int setAside(Message message) {
        life.reached("before setting aside");
        try {
            Files.createDirectories(aside);
            Durable.write(aside.resolve(message.file), message.content);
            remove(message);
            List<String> kept = names(aside);
            long bytes = 0;
            for (String file : kept) {
                bytes += Files.size(aside.resolve(file));
            }
            int left = kept.size();
            for (String file : kept) {
                if (left <= MOST_ASIDE && bytes <= MOST_BYTES_ASIDE) {
                    break;
                }
                bytes -= Files.size(aside.resolve(file));
                left--;
                Files.delete(aside.resolve(file));
            }
            return left;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a message of this name waits, or lies aside. */
    public boolean holds(String name) {
        return Stream.concat(files().stream(), Files.exists(aside) ? names(aside).stream() : Stream.empty())
                .anyMatch(file -> nameOf(file).equals(name));
    }

    public boolean isEmpty() {
        return files().isEmpty();
    }

    private List<String> files() {
        return names(folder);
    }

    private static List<String> names(Path folder) {
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
