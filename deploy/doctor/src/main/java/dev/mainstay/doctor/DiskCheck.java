package dev.mainstay.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Room where a service writes: bodies of requests in the temporary folder, and its log. */
final class DiskCheck implements Check {
    private static final long MIB = 1024L * 1024;
    /** Bodies on their way may take as much (mainstay.http.body.stored-at-most). */
    private static final long ENOUGH = 1024 * MIB;

    private static final long TOO_LITTLE = 128 * MIB;

    private final List<Path> folders;

    DiskCheck(List<Path> folders) {
        this.folders = folders;
    }

    @Override
    public Area area() {
        return Area.DISK;
    }

    @Override
    public List<Finding> look(ServiceSettings service) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                findings.add(judge(folder, Files.getFileStore(folder).getUsableSpace()));
            }
        }
        return findings;
    }

    /** @param free bytes that the folder can still take */
    static Finding judge(Path folder, long free) {
        if (free < TOO_LITTLE) {
            return Finding.wrong(Area.DISK, "disk.full", folder, free / MIB);
        }
        return free < ENOUGH
                ? Finding.warning(Area.DISK, "disk.little", folder, free / MIB)
                : Finding.ok(Area.DISK, "disk.room", folder, free / MIB);
    }
}
