package dev.mainstay.catalogue.host.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tells a machine from another one with the same short name. Each part is absent when not told.
 *
 * @param domain DNS or NetBIOS name of the domain, or the workgroup
 * @param productId of Windows; machines installed from one medium may share it
 * @param installed when Windows was installed, as printed
 * @param serial number of the computer, by its BIOS
 * @param guid MachineGuid of the installation
 */
public record Identity(
        @Nullable String domain,
        @Nullable String productId,
        @Nullable String installed,
        @Nullable String serial,
        @Nullable String guid) {

    public static final Identity NOTHING = new Identity(null, null, null, null, null);

    private static final Set<String> NO_DOMAIN = Set.of("workgroup", "mshome", "arbeitsgruppe", "groupe", "gruppo");

    /** Whether two are of one machine. */
    public enum Sameness {
        SAME,
        DIFFERENT,
        UNKNOWN
    }

    public Sameness compared(Identity other) {
        if (differs(productId, other.productId)
                || differs(serial, other.serial)
                || differs(guid, other.guid)
                || (domain != null && other.domain != null && !isOneDomain(domain, other.domain))
                || (installed != null && other.installed != null && !mayBeOneDay(installed, other.installed))) {
            return Sameness.DIFFERENT;
        }
        // A domain has one machine of a name; a workgroup may have several.
        boolean inOneDomain =
                domain != null && other.domain != null && !NO_DOMAIN.contains(domain.toLowerCase(Locale.ROOT));
        // Of a day alone many were installed; that two of one name were in the same second does not happen.
        boolean installedTogether = installed != null && installed.contains(":") && installed.equals(other.installed);
        return inOneDomain
                        || installedTogether
                        || (serial != null && other.serial != null)
                        || (guid != null && other.guid != null)
                ? Sameness.SAME
                : Sameness.UNKNOWN;
    }

    /** What one knows, completed by the other. */
    public Identity and(Identity other) {
        return new Identity(
                domain != null ? domain : other.domain,
                productId != null ? productId : other.productId,
                installed != null ? installed : other.installed,
                serial != null ? serial : other.serial,
                guid != null ? guid : other.guid);
    }

    private static boolean differs(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equalsIgnoreCase(other);
    }

    /** {@code CONTOSO} may be {@code contoso.com}. */
    private static boolean isOneDomain(String one, String other) {
        return one.equalsIgnoreCase(other)
                || ((one.indexOf('.') < 0 || other.indexOf('.') < 0)
                        && label(one).equalsIgnoreCase(label(other)));
    }

    private static String label(String domain) {
        int dot = domain.indexOf('.');
        return dot < 1 ? domain : domain.substring(0, dot);
    }

    /** In the languages of two programs, and with a day between their time zones. */
    private static boolean mayBeOneDay(String one, String other) {
        List<LocalDate> days = days(one);
        List<LocalDate> others = days(other);
        return days.isEmpty()
                || others.isEmpty()
                || days.stream()
                        .anyMatch(day ->
                                others.stream().anyMatch(that -> Math.abs(ChronoUnit.DAYS.between(day, that)) <= 1));
    }

    private static List<LocalDate> days(String told) {
        List<LocalDate> days = new ArrayList<>();
        for (String order : List.of("1/31/2000", "31/1/2000")) {
            LocalDate day = InstallDates.of(List.of(order)).read(told.replace('.', '/'));
            if (day != null) {
                days.add(day);
            }
        }
        return days;
    }
}
