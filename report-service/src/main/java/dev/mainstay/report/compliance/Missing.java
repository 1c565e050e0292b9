package dev.mainstay.report.compliance;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Missing updates by MSRC severity, counted once per host.
 *
 * @param unspecified those to which Microsoft gives no severity
 * @param excepted those that are declined or whose risk is accepted; in none of the others
 */
@Schema(description = "Missing updates by MSRC severity")
public record Missing(int critical, int important, int moderate, int low, int unspecified, int excepted) {
    public static final Missing NONE = new Missing(0, 0, 0, 0, 0, 0);

    /** How many are missing, those that are excepted left out. */
    int total() {
        return critical + important + moderate + low + unspecified;
    }

    public Missing plus(Missing other) {
        return new Missing(
                critical + other.critical,
                important + other.important,
                moderate + other.moderate,
                low + other.low,
                unspecified + other.unspecified,
                excepted + other.excepted);
    }
}
