package dev.mainstay.agent.journal;

import dev.mainstay.agent.life.Lifeline;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One file of records, each on the disk before {@link #append} returns. Not a FileChannel, which an interrupt would
 * close.
 */
public final class Journal implements Closeable {

    private final Path file;
    private final Lifeline life;
    private final List<byte[]> recovered;
    private RandomAccessFile out;

    private Journal(Path file, Lifeline life, List<byte[]> recovered, RandomAccessFile out) {
        this.file = file;
        this.life = life;
        this.recovered = recovered;
        this.out = out;
    }

    /** Opens or makes the file; a last record that was not written to its end is cut off. */
    public static Journal open(Path file, Lifeline life) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        Frames.Decoded decoded = Frames.decode(bytes);
        RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
        if (decoded.length() < bytes.length) {
            out.setLength(decoded.length());
            out.getFD().sync();
        }
        out.seek(decoded.length());
        return new Journal(file, life, List.copyOf(decoded.payloads()), out);
    }

    /** The records that were in the file when it was opened. */
    public List<byte[]> recovered() {
        return recovered;
    }

    /** Adds a record. When this returns, it is on the disk. */
    public void append(byte[] payload) {
        life.reached("before journal record");
        try {
            out.write(Frames.encode(payload));
            out.getFD().sync();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        life.reached("after journal record");
    }

    /** Replaces all records by one, at once: a reader finds either the old ones or the new one. */
    public void replaceBy(byte[] payload) {
        life.reached("before journal compaction");
        try {
            Durable.replace(file, Frames.encode(payload), out);
            out = new RandomAccessFile(file.toFile(), "rw");
            out.seek(out.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        life.reached("after journal compaction");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
