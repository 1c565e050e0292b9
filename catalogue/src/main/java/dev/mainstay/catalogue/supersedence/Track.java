package dev.mainstay.catalogue.supersedence;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The line of updates that an update belongs to. What a later one of the same line contains depends on the line. */
public enum Track {
    /** Windows before 10, and .NET Framework there, since October 2016: contains the earlier ones and the other lines. */
    MONTHLY_ROLLUP,
    /** What comes with the next monthly rollup, early. */
    PREVIEW_ROLLUP,
    /** One month's fixes and nothing else. */
    SECURITY_ONLY,
    /** Internet Explorer: each contains the earlier ones. */
    IE_CUMULATIVE,
    /** Windows 10, Windows Server 2016 and later, and what is updated with them: each contains the earlier ones. */
    CUMULATIVE,
    /** For hosts that are enrolled in hotpatching: a part of the cumulative update of the same month. */
    HOTPATCH,
    /** The updater itself. */
    SERVICING_STACK,
    /** For installation media: nothing that a running host needs. */
    SETUP,
    /** An update of its own that contains what its document says and nothing else. */
    SINGLE;

    private static final Set<Track> NARROW = Set.of(SECURITY_ONLY, IE_CUMULATIVE, HOTPATCH);
    private static final Set<Track> WIDE = Set.of(MONTHLY_ROLLUP, PREVIEW_ROLLUP, CUMULATIVE);

    /**
     * The line, from what a document calls the kind of update and what it is for. For Windows 10 and later a
     * {@code Security Update} of Windows itself may be the cumulative one or one of its own: {@link UpdateMerge} tells
     * them apart.
     */
    static Track of(@Nullable String kind, String product) {
        String words = kind == null ? "" : kind.toLowerCase(Locale.ROOT).replace(" ", "");
        if (words.contains("servicingstack")) {
            return SERVICING_STACK;
        } else if (words.contains("hotpatch")) {
            return HOTPATCH;
        } else if (words.contains("setupdu")) {
            return SETUP;
        } else if (words.contains("previewrollup")) {
            return PREVIEW_ROLLUP;
        } else if (words.contains("securityonly") || words.equals("standalone")) {
            // "Standalone" corrected one month's updates (July 2018) for those who install no rollups.
            return SECURITY_ONLY;
        } else if (words.contains("iecumulative")) {
            return IE_CUMULATIVE;
        } else if (words.contains("alternatecumulative") || (words.equals("update") && onWindows10(product))) {
            return CUMULATIVE;
        } else if (product.startsWith("Internet Explorer ") && words.equals("securityupdate")) {
            return onWindows10(product) ? CUMULATIVE : IE_CUMULATIVE;
        } else if (product.startsWith("Adobe Flash Player ") || (onWindows10(product) && product.contains(" on "))) {
            return CUMULATIVE;
        } else if (words.contains("monthlyrollup")) {
            return MONTHLY_ROLLUP;
        }
        return SINGLE;
    }

    /** Whether Windows, or what the product runs on, is serviced by cumulative updates alone. */
    static boolean onWindows10(String product) {
        return product.matches(".*Windows (?:1[01]\\b|Server 20(?:16|19|2\\d)|Server, version).*");
    }

    /**
     * From when on cumulative updates bring the servicing stack with them: Windows build 19041 and later from the first
     * Patch Tuesday after KB4601382 of 2021-02-24, whose release notes say "starting with this release" (Microsoft's topic
     * "Servicing stack updates"); Windows Server 2019 and its clients from the month after KB5005112 of 2021-08-10, the
     * last stack of its own (remark in {@code servicing-stacks.csv}). Empty where they never do.
     */
    static Optional<LocalDate> servicingStackWithin(String product) {
        if (product.matches("Windows (?:10 Version 2[0-2]|11\\b|Server 202[2-9]|Server, version 20).*")) {
            return Optional.of(LocalDate.of(2021, 3, 9));
        }
        return product.matches("Windows (?:10 Version 1809|Server 2019).*")
                ? Optional.of(LocalDate.of(2021, 9, 14))
                : Optional.empty();
    }

    /** Whether a part of a wider line's updates is all that this line has: it cannot contain one of them. */
    boolean isNarrowerThan(Track other) {
        return NARROW.contains(this) && WIDE.contains(other);
    }

    /** Whether a later update of this line contains the earlier ones. */
    boolean isCumulative() {
        return this != SECURITY_ONLY && this != SETUP && this != SINGLE;
    }

    /** Whether updates of this line contain those of the other that are not younger. */
    boolean contains(Track other) {
        return switch (this) {
            case MONTHLY_ROLLUP -> other == SECURITY_ONLY || other == IE_CUMULATIVE || other == PREVIEW_ROLLUP;
            case PREVIEW_ROLLUP -> other == MONTHLY_ROLLUP || other == SECURITY_ONLY || other == IE_CUMULATIVE;
            case CUMULATIVE -> other == HOTPATCH || other == IE_CUMULATIVE;
            default -> false;
        };
    }

    /** Whether one update of several such lines is enough to fix a vulnerability that all of them name. */
    public boolean isAlternative() {
        return this != SINGLE && this != SERVICING_STACK && this != SETUP;
    }
}
