package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.lifecycle.DotNetFramework;
import dev.mainstay.catalogue.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that runs on Windows and has updates of its own, of which a host has one version, or none.
 *
 * @param name products of the same name are judged together
 * @param presence whether the host has it
 */
record Component(String name, Presence presence) {

    private static final String DOT_NET = "Microsoft .NET Framework ";
    private static final String DOT_NET_EARLIER = ".NET Framework 3.5 or earlier";
    private static final Pattern DOT_NET_4 = Pattern.compile("\\b4\\.\\d(?:\\.\\d)?\\b");
    private static final Pattern EXPLORER = Pattern.compile("Internet Explorer (\\d+)");

    /** Whether a host has a component. */
    enum Presence {
        PRESENT,
        ABSENT,
        UNKNOWN
    }

    boolean isDotNet() {
        return name.startsWith(".NET Framework");
    }

    /** A component's or a family's name for a person. */
    static Text text(String name) {
        return name.equals(DOT_NET_EARLIER) ? WindowsText.DOT_NET_EARLIER.with() : Text.verbatim(name);
    }

    /** What is told of together as long as nobody knows whether the host has it. */
    String family() {
        return name.startsWith(".NET Framework 4")
                ? ".NET Framework"
                : name.startsWith("Internet Explorer") ? "Internet Explorer" : name;
    }

    /** What a product's component means for a host. */
    static Component of(String product, HostFacts host) {
        if (product.startsWith(DOT_NET)) {
            return dotNet(product.substring(DOT_NET.length()), host.dotNetRelease());
        }
        Matcher explorer = EXPLORER.matcher(product);
        if (explorer.matches()) {
            Integer version = host.internetExplorer();
            return new Component(
                    product,
                    version == null
                            ? Presence.UNKNOWN
                            : version == Integer.parseInt(explorer.group(1)) ? Presence.PRESENT : Presence.ABSENT);
        }
        return new Component(product, Presence.UNKNOWN);
    }

    /**
     * One product has several versions ({@code 3.5 AND 4.7.2}, {@code 4.6.2/4.7/4.7.1/4.7.2}). The registry's number tells
     * the one version from 4.5 on that a host has; it is silent on 3.5 and earlier, which stand beside it.
     */
    private static Component dotNet(String versions, @Nullable Integer release) {
        List<String> fours = DOT_NET_4
                .matcher(versions)
                .results()
                .map(found -> found.group())
                .toList();
        if (fours.isEmpty()) {
            return new Component(DOT_NET_EARLIER, Presence.UNKNOWN);
        }
        Optional<String> installed = Optional.ofNullable(release).flatMap(DotNetFramework::version);
        return installed
                .map(version -> fours.contains(version)
                        ? new Component(".NET Framework " + version, Presence.PRESENT)
                        : new Component(DOT_NET + versions, Presence.ABSENT))
                .orElseGet(() -> new Component(".NET Framework " + String.join("/", fours), Presence.UNKNOWN));
    }
}
