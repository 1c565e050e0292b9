package dev.mainstay.catalogue.host.facts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version of Windows as {@code systeminfo} prints it: {@code 6.3.9600 N/A Build 9600}, {@code 6.3.9600 Н/Д построение
 * 9600}, {@code 6.1.7601 Service Pack 1 Build 7601}, {@code 5.2.3790 Build 3790}.
 *
 * @param version major and minor
 */
public record OsVersion(String version, int build, int servicePack) {

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,2}\\.[0-9]{1,2})\\.([0-9]{3,5})(?= ).*(?<![0-9])\\2(?![0-9]).*");
    private static final Pattern SERVICE_PACK = Pattern.compile("Service Pack ([0-9]{1,2})");

    public static boolean isIn(String told) {
        return FORM.matcher(told).matches();
    }

    /**
     * The version that a text is.
     *
     * @throws IllegalArgumentException when there is none in it
     */
    public static OsVersion in(String told) {
        Matcher matcher = FORM.matcher(told);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(told);
        }
        return new OsVersion(matcher.group(1), Integer.parseInt(matcher.group(2)), servicePack(told));
    }

    public static int servicePack(@Nullable String told) {
        Matcher pack = SERVICE_PACK.matcher(told == null ? "" : told);
        return pack.find() ? Integer.parseInt(pack.group(1)) : 0;
    }

    public WindowsFacts told(@Nullable String caption, @Nullable String architecture) {
        return new WindowsFacts(
                caption, version, build, null, servicePack, architecture, WindowsFacts.isServer(caption), null);
    }
}
