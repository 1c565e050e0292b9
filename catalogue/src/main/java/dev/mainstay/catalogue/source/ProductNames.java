package dev.mainstay.catalogue.source;

import java.util.regex.Pattern;

/** Product names in one spelling: MSRC writes the same product with one or two spaces and with different capitals. */
public final class ProductNames {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern CORE = Pattern.compile("\\(server core installation\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SYSTEMS = Pattern.compile("-(based) systems\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BITS = Pattern.compile("(32-bit) systems\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WINDOWS_VERSION = Pattern.compile("Windows 11 version ");

    private ProductNames() {}

    public static String normalise(String name) {
        String result = SPACES.matcher(name.strip()).replaceAll(" ");
        result = CORE.matcher(result).replaceAll("(Server Core installation)");
        result = SYSTEMS.matcher(result).replaceAll("-based Systems");
        result = BITS.matcher(result).replaceAll("$1 Systems");
        return WINDOWS_VERSION.matcher(result).replaceAll("Windows 11 Version ");
    }
}
