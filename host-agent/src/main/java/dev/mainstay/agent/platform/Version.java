package dev.mainstay.agent.platform;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of three or four parts: of SQL Server, of the workload's components, of a database's schema. The services have the
 * same class; {@code docs/versions} holds the two together.
 *
 * <p>A fourth part that is not told counts as 0 in {@link #reaches} and {@link #isBefore}, and as any in {@link #isBuild}.
 *
 * @param major 0 to 65535
 * @param minor 0 to 65535
 * @param build 0 to 65535
 * @param revision 0 to 65535, or {@link #NONE} for a version of three parts
 */
public record Version(int major, int minor, int build, int revision) {

    /** Revision of a version of three parts. */
    public static final int NONE = -1;

    private static final int HIGHEST = 65_535;

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})(?:\\.(\\d{1,5}))?");

    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::build)
            .thenComparingInt(version -> version.inFull().revision);

    /** Reads a version; empty for anything else than three or four numbers of 0 to 65535 with points between them. */
    public static Optional<Version> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int[] parts = new int[4];
        for (int i = 0; i < parts.length; i++) {
            String part = form.group(i + 1);
            parts[i] = part == null ? NONE : Integer.parseInt(part);
            if (parts[i] > HIGHEST) {
                return Optional.empty();
            }
        }
        return Optional.of(new Version(parts[0], parts[1], parts[2], parts[3]));
    }

    /**
     * Reads what the registry tells of a SQL Server instance, as builds are named. The registry puts the service pack into
     * the second part ({@code 11.4.7001.0}, {@code 10.53.6000.34}); here it is taken out again: 0, or 50 for 2008 R2.
     */
    public static Optional<Version> ofSqlServer(String told) {
        return read(told.strip())
                .map(version -> new Version(
                                version.major, version.minor - version.minor % 10, version.build, version.revision)
                        .inFull());
    }

    /** Whether it is of the same product (the first two parts) and not before the other. */
    public boolean reaches(Version other) {
        return major == other.major && minor == other.minor && !isBefore(other);
    }

    public boolean isBefore(Version other) {
        return ORDER.compare(this, other) < 0;
    }

    /** Whether both are equal on the parts that both have. */
    public boolean isBuild(Version other) {
        return major == other.major
                && minor == other.minor
                && build == other.build
                && (revision == other.revision || revision == NONE || other.revision == NONE);
    }

    private Version inFull() {
        return revision == NONE ? new Version(major, minor, build, 0) : this;
    }

    @Override
    public String toString() {
        String three = major + "." + minor + "." + build;
        return revision == NONE ? three : three + "." + revision;
    }
}
