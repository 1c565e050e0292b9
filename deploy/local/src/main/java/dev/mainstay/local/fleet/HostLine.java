package dev.mainstay.local.fleet;

import dev.mainstay.local.windows.Fault;
import dev.mainstay.local.windows.MachineSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a fleet's hosts file: {@code fqdn,kind,sqlInstances,faults,token}. Instances and faults are separated by blanks;
 * lines that begin with {@code #} and the heading are passed over.
 *
 * @param token the enrolment token; may be empty once the agent is enrolled
 */
public record HostLine(MachineSpec machine, String token) {
    /** The first line of a hosts file. */
    public static final String HEADING = "fqdn,kind,sqlInstances,faults,token";

    private static final String HEADING_BEGINS = "fqdn,";

    /**
     * Reads a hosts file.
     *
     * @throws IllegalArgumentException with the line that cannot be read
     */
    public static List<HostLine> read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /** As {@link #read}, from the file's content. */
    public static List<HostLine> parse(String content) {
        return content.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith(HEADING_BEGINS))
                .map(HostLine::line)
                .toList();
    }

    private static HostLine line(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length < 4) {
            throw new IllegalArgumentException("Not a line of a hosts file: " + line);
        }
        MachineSpec machine = MachineSpec.of(cells[0], cells[1], cells[2], cells[3]);
        return new HostLine(machine, cells.length > 4 ? cells[4] : "");
    }

    /** The line as {@link #parse} reads it. */
    public String text() {
        return String.join(
                ",",
                machine.fqdn(),
                machine.kind().name(),
                String.join(" ", machine.instanceCells()),
                machine.faults().stream().map(Fault::text).collect(Collectors.joining(" ")),
                token);
    }
}
