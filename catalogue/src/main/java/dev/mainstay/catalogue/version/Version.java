package dev.mainstay.catalogue.version;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of three or four parts: {@code 12.0.6449}, {@code 5.0.8308.1198}, and the builds of Windows, {@code
 * 10.0.17763.8511}. Tables of SQL Server builds write three, hosts say four. The agent has the same class; {@code
 * docs/versions} holds the two together.
 *
 * <p>The order is total and agrees with {@code equals}: by the parts, a version of three parts before those of four that
 * begin with it. To ask whether a host has come to a build that a table writes with three parts, use
 * {@link #isAtLeast}, and {@link #isBuild} for whether it is that build; whether it has a package that brings a version,
 * {@link #reaches}.
 *
 * @param major 0 to 65535
 * @param minor 0 to 65535
 * @param build 0 to 65535
 * @param revision 0 to 65535, or {@link #NONE} for a version of three parts
 */
public record Version(int major, int minor, int build, int revision) implements Comparable<Version> {

    /** Revision of a version of three parts. */
    public static final int NONE = -1;

    private static final int HIGHEST = 65_535;

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})(?:\\.(\\d{1,5}))?");

    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::build)
            .thenComparingInt(Version::revision);

    /**
     * A version of these parts.
     *
     * @throws IllegalArgumentException for a part outside its range
     */
    public Version {
        check(major, 0);
        check(minor, 0);
        check(build, 0);
        check(revision, NONE);
    }

    /**
     * Reads a version. Leading zeros are read ({@code 10.00.5861}) and not written.
     *
     * @return empty for anything else than three or four numbers of 0 to 65535 with points between them
     */
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
     * Reads what is known to be a version.
     *
     * @throws IllegalArgumentException where {@link #read} reads nothing
     */
    @JsonCreator
    public static Version of(String text) {
        return read(text)
                .orElseThrow(() -> new IllegalArgumentException("Not a version of three or four parts: " + text));
    }

    /**
     * The same SQL Server version as tables write it. The registry carries the service pack in the minor number
     * ({@code 11.3.6020.0} is 2012 SP3, {@code 10.51.2500.0} is 2008 R2 SP1); the last digit of the minor number is set to
     * 0, as dbatools does (domain notes, §3.2). One that is normalised already stays as it is.
     */
    public Version withoutServicePackInMinor() {
        return new Version(major, minor - minor % 10, build, revision);
    }

    /**
     * Reads what the registry tells of a SQL Server instance: as builds are named, with four parts.
     *
     * @return empty for what {@link #read} reads nothing of
     */
    public static Optional<Version> ofSqlServer(String told) {
        return read(told.strip())
                .map(version -> version.withoutServicePackInMinor().inFull());
    }

    /**
     * Reads a build of Windows in full, Windows Vista to Windows 10 and what came after it.
     *
     * @return empty for what {@link #read} reads nothing of, for a version of three parts, and for what is no build of
     *     Windows: {@code 1.0.0.0} stands for none in documents
     */
    public static Optional<Version> ofWindows(String written) {
        return read(written).filter(version -> version.revision != NONE && version.isWindows());
    }

    /**
     * Reads what is told in two parts.
     *
     * @param release major and minor number ({@code 10.0})
     * @return of three parts; empty for what {@link #read} reads nothing of
     */
    public static Optional<Version> ofRelease(String release, int build) {
        return read(release + "." + build).filter(version -> version.revision == NONE);
    }

    /**
     * Reads what is written in short, as {@link #inShort} writes it: the last two parts of a version of four.
     *
     * @param release major and minor number ({@code 5.0})
     * @param written {@code 8308.1198}
     * @return of four parts; empty for what {@link #read} reads nothing of
     */
    public static Optional<Version> ofShort(String release, String written) {
        return read(release + "." + written).filter(version -> version.revision != NONE);
    }

    /** Whether a number may stand in a version. */
    public static boolean isPart(int number) {
        return number >= 0 && number <= HIGHEST;
    }

    /** The same with another fourth part, 0 to 65535. */
    public Version withRevision(int other) {
        return new Version(major, minor, build, other);
    }

    /** The same with four parts: a fourth that is not told is 0. */
    public Version inFull() {
        return revision == NONE ? withRevision(0) : this;
    }

    /** The same with three parts: {@code 10.0.17763} of {@code 10.0.17763.8511}. */
    public Version withoutRevision() {
        return new Version(major, minor, build, NONE);
    }

    /** The first two parts, which name the release of a product: {@code 10.50} is SQL Server 2008 R2. */
    public String release() {
        return major + "." + minor;
    }

    /**
     * The last two parts, as Microsoft's pages on Windows name a build of four: {@code 17763.8511}; of a version of three
     * parts the last one.
     */
    public String inShort() {
        return revision == NONE ? String.valueOf(build) : build + "." + revision;
    }

    /**
     * Whether this is a build of Windows 10, Windows Server 2016 or later, where the revision tells which cumulative updates
     * are on a host. Before, a security-only update raises it as a rollup does, so that it proves nothing.
     */
    public boolean isWindows10() {
        return major == 10 && minor == 0;
    }

    private boolean isWindows() {
        return (isWindows10() || (major == 6 && minor <= 3)) && build >= 1000;
    }

    /** Whether a host with this version has what brings {@code target}: the same release, and not before it in full. */
    public boolean reaches(Version target) {
        return isSameRelease(target) && inFull().compareTo(target.inFull()) >= 0;
    }

    /** Whether this is {@code other}, or a later one, on the parts that both have. */
    public boolean isAtLeast(Version other) {
        return isBuild(other) || compareTo(other) > 0;
    }

    /** Whether this and {@code other} are equal on the parts that both have. */
    public boolean isBuild(Version other) {
        return major == other.major
                && minor == other.minor
                && build == other.build
                && (revision == other.revision || revision == NONE || other.revision == NONE);
    }

    /** Whether this and {@code other} are equal on the first two parts: the same release of a product. */
    public boolean isSameRelease(Version other) {
        return major == other.major && minor == other.minor;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    @JsonValue
    public String toString() {
        String three = major + "." + minor + "." + build;
        return revision == NONE ? three : three + "." + revision;
    }

    private static void check(int part, int lowest) {
        if (part < lowest || part > HIGHEST) {
            throw new IllegalArgumentException("A part of a version is " + lowest + " to " + HIGHEST + ": " + part);
        }
    }
}
