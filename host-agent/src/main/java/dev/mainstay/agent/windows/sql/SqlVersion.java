package dev.mainstay.agent.windows.sql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SQL Server version as builds are named: {@code 11.0.7001.0}. The registry puts the service pack into the second part
 * ({@code 11.4.7001.0}, {@code 10.53.6000.34}); here it is taken out again.
 *
 * @param minor 0, or 50 for 2008 R2
 */
public record SqlVersion(int major, int minor, int build, int revision) {

    private static final Pattern PARTS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?");

    /** Reads PatchLevel or Version of an instance; empty when it is no version. */
    public static Optional<SqlVersion> parse(String text) {
        Matcher parts = PARTS.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int minor = Integer.parseInt(parts.group(2));
        return Optional.of(new SqlVersion(
                Integer.parseInt(parts.group(1)),
                minor - minor % 10,
                Integer.parseInt(parts.group(3)),
                parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4))));
    }

    /** Whether its setup knows {@code /IAcceptSQLServerLicenseTerms}: SQL Server 2008 (10.0) ends with an error on it. */
    public boolean knowsLicenceSwitch() {
        return major > 10 || minor >= 50;
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + build + "." + revision;
    }
}
