package dev.mainstay.catalogue.host.facts;

import dev.mainstay.catalogue.host.facts.HotfixList.Entry;
import dev.mainstay.catalogue.host.file.Remark;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Packages of component-based servicing, {@code Package_for_KB5012170~31bf3856ad364e35~amd64~~10.0.1.2} with their states.
 * A cumulative update is {@code Package_for_RollupFix~…~17763.1217.1.5} and names a build, not a KB. A KB may be made of
 * several packages.
 */
public final class CbsPackages {

    private static final Pattern NAME = Pattern.compile(
            "Package_(?:[0-9]+_)?for_(KB[0-9]{6,7}|RollupFix)(?![0-9A-Za-z])"
                    + "[^~|\\s]*(?:~[0-9a-f]+~\\w*~[^~|\\s]*~([0-9]{5}\\.[0-9]{1,5})\\.)?.*",
            Pattern.CASE_INSENSITIVE);

    /** Of a package, as the servicing stack keeps it. */
    public enum State {
        INSTALLED,
        PENDING,
        /** Superseded, staged, absent: not what runs. */
        OTHER,
        UNTOLD
    }

    private final Map<String, Set<State>> byKb = new LinkedHashMap<>();
    private final Map<State, Version> builds = new LinkedHashMap<>();
    private int untold;

    public static boolean isIn(String text) {
        return NAME.matcher(text).find();
    }

    /** The name of the first package in a line; absent when there is none. */
    public static @Nullable String in(String line) {
        Matcher matcher = NAME.matcher(line);
        return matcher.find() ? matcher.group() : null;
    }

    public void add(String name, State state) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.lookingAt()) {
            return;
        }
        untold += state == State.UNTOLD ? 1 : 0;
        if (matcher.group(1).toUpperCase(Locale.ROOT).startsWith("KB")) {
            byKb.computeIfAbsent(matcher.group(1).toUpperCase(Locale.ROOT), none -> EnumSet.noneOf(State.class))
                    .add(state);
        } else if (matcher.group(2) != null) {
            // Packages of this name came with Windows 10.
            Version.ofShort("10.0", matcher.group(2))
                    .ifPresent(build -> builds.merge(state, build, BinaryOperator.maxBy(Comparator.naturalOrder())));
        }
    }

    /** As the value {@code CurrentState} has it (112 is installed, 128 installed for good). */
    public static State state(@Nullable Integer told) {
        if (told == null) {
            return State.UNTOLD;
        }
        return switch (told) {
            case 112, 128 -> State.INSTALLED;
            case 96, 101, 5 -> State.PENDING;
            default -> State.OTHER;
        };
    }

    public boolean isEmpty() {
        return byKb.isEmpty() && builds.isEmpty();
    }

    public HotfixList hotfixes() {
        return new HotfixList(byKb.entrySet().stream()
                .filter(entry -> entry.getValue().contains(State.INSTALLED)
                        || entry.getValue().contains(State.UNTOLD))
                .map(entry -> new Entry(entry.getKey()))
                .toList());
    }

    /** Build and revision of the latest cumulative update that is installed. */
    public WindowsFacts windows() {
        State state = builds.containsKey(State.INSTALLED) ? State.INSTALLED : State.UNTOLD;
        Version build = builds.get(state);
        return build == null
                ? WindowsFacts.NOTHING
                : new WindowsFacts(null, null, build.build(), build.revision(), null, null, null, null);
    }

    public List<Text> unread() {
        List<Text> unread = new ArrayList<>();
        if (untold > 0) {
            unread.add(Remark.PACKAGES_WITHOUT_STATE.with(untold));
        }
        List<String> pending = new ArrayList<>(byKb.entrySet().stream()
                .filter(entry -> entry.getValue().contains(State.PENDING)
                        && !entry.getValue().contains(State.INSTALLED))
                .map(Map.Entry::getKey)
                .toList());
        Version build = builds.get(State.PENDING);
        if (build != null) {
            pending.add("RollupFix " + build.inShort());
        }
        if (!pending.isEmpty()) {
            unread.add(Remark.PACKAGES_PENDING.with(String.join(", ", pending)));
        }
        return unread;
    }
}
