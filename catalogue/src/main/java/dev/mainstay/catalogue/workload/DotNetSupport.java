package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.version.Version;
import org.jspecify.annotations.Nullable;

/**
 * Which .NET Framework a Lync Server or Skype for Business Server bears, as far as a source says so; nothing is inferred for
 * other products and levels.
 *
 * <p>Sources (domain notes, §5): Microsoft's advice of February 2016 to keep 4.6.1 off these servers (redmondmag.com, 2016-02-11);
 * 4.7 not supported as of June 2017 though Windows Update offers it (directionsonmicrosoft.com), and supported by Skype for
 * Business Server 2015 from cumulative update 5 (6.0.9319.281) on. No cumulative update of Lync Server 2013 is known to
 * support either.
 */
public final class DotNetSupport {

    private static final Version BLOCKED_FROM = new Version(4, 6, 1, 0);
    private static final Version SUPPORTED_UP_TO = new Version(4, 7, 0, 0);
    private static final Version CUMULATIVE_UPDATE_5 = new Version(6, 0, 9319, 281);

    private DotNetSupport() {}

    /** What is known of a product at its level with a version of .NET Framework. */
    public enum Answer {
        SUPPORTED,
        /** A source says that it is not, and none says that it became so. */
        NOT_SUPPORTED,
        /** No source says either. */
        UNKNOWN
    }

    /**
     * Looks it up.
     *
     * @param product a constant of {@code HostSnapshot.Product} in the events module
     * @param level of its Core Components; absent when unknown
     * @param dotNet two or three numbers: {@code 4.7}, {@code 4.6.1}
     */
    public static Answer of(String product, @Nullable Version level, String dotNet) {
        Version version = version(dotNet);
        if (version == null || version.compareTo(BLOCKED_FROM) < 0) {
            return Answer.UNKNOWN;
        }
        return switch (product) {
            case "LYNC_SERVER_2013" -> Answer.NOT_SUPPORTED;
            case "SKYPE_FOR_BUSINESS_SERVER_2015" -> {
                if (level == null) {
                    yield Answer.UNKNOWN;
                }
                if (!level.isAtLeast(CUMULATIVE_UPDATE_5)) {
                    yield Answer.NOT_SUPPORTED;
                }
                yield version.equals(SUPPORTED_UP_TO) ? Answer.SUPPORTED : Answer.UNKNOWN;
            }
            default -> Answer.UNKNOWN;
        };
    }

    /** What Microsoft calls a product; the constant itself where it is none of these. */
    public static String serverName(String product) {
        return switch (product) {
            case "LYNC_SERVER_2010" -> "Lync Server 2010";
            case "LYNC_SERVER_2013" -> "Lync Server 2013";
            case "SKYPE_FOR_BUSINESS_SERVER_2015" -> "Skype for Business Server 2015";
            case "SKYPE_FOR_BUSINESS_SERVER_2019" -> "Skype for Business Server 2019";
            case "SKYPE_FOR_BUSINESS_SERVER_SE" -> "Skype for Business Server Subscription Edition";
            default -> product;
        };
    }

    private static @Nullable Version version(String text) {
        return Version.read(text + ".0").map(Version::inFull).orElse(null);
    }
}
