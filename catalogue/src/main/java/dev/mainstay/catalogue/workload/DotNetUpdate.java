package dev.mainstay.catalogue.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An update that brings another version of .NET Framework, as opposed to one that mends the version that is there.
 *
 * <p>Told by its KB where that is known; otherwise by its title, which is a hint and no fact: Windows Update names a whole version
 * by the product itself in every language ("Microsoft .NET Framework 4.8 for …", "… pour …"), where what mends it begins with
 * its kind ("Security Update for …", "2019-05 Security and Quality Rollup for …").
 *
 * @param version two or three numbers: {@code 4.7}, {@code 4.6.1}
 * @param byTitle whether only the title says so
 */
public record DotNetUpdate(String version, boolean byTitle) {

    private static final Map<String, String> BY_KB = Map.of("KB3186539", "4.7");

    private static final Pattern WHOLE_VERSION = Pattern.compile(
            "(?:Microsoft )?\\.NET Framework (4(?:\\.\\d){1,2})(?![.\\d])(.*)", Pattern.CASE_INSENSITIVE);

    /** What follows the version in the title of something else: a patch that names its product first, or another language. */
    private static final Pattern OTHER = Pattern.compile(
            ".*(?:update|rollup|hotfix|patch|language pack|mise à jour|correctif|module linguistique).*",
            Pattern.CASE_INSENSITIVE);

    /**
     * Reads what Windows Update says of an update; empty when it brings no version of .NET Framework.
     *
     * @param kbs {@code KB} and digits
     * @param classification of Windows Update; what is a security update mends what is there
     */
    public static Optional<DotNetUpdate> of(String title, List<String> kbs, String classification) {
        Optional<DotNetUpdate> known = kbs.stream()
                .flatMap(kb -> Optional.ofNullable(BY_KB.get(kb)).stream())
                .map(version -> new DotNetUpdate(version, false))
                .findFirst();
        if (known.isPresent() || classification.equals("Security Updates")) {
            return known;
        }
        Matcher whole = WHOLE_VERSION.matcher(title.strip());
        return whole.matches() && !OTHER.matcher(whole.group(2)).matches()
                ? Optional.of(new DotNetUpdate(whole.group(1), true))
                : Optional.empty();
    }
}
