package dev.mainstay.catalogue.host.facts;

import dev.mainstay.catalogue.host.facts.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.file.Remark;
import dev.mainstay.catalogue.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Updates that Windows lists as installed.
 *
 * @param entries as listed, whether they name an update or not
 * @param stated how many entries the list says it has
 */
public record HotfixList(List<Entry> entries, int stated) {

    /**
     * {@code KB2919355}, {@code KB893803v2 - Update}, {@code KB952069_WM11x64}, {@code Q147222}, {@code 943729}. KB is what
     * Q has been called since 2003, the numbers went on.
     */
    private static final Pattern UPDATE = Pattern.compile("(?:KB|Q)?([0-9]{5,7})(?![0-9])(.*)");

    /** For a list that says there is more but not how much. */
    public static final int MORE_THAN_LISTED = Integer.MAX_VALUE;

    public HotfixList {
        entries = List.copyOf(entries);
    }

    public HotfixList(List<Entry> entries) {
        this(entries, entries.size());
    }

    /**
     * One entry.
     *
     * @param servicePack what WMI has as {@code ServicePackInEffect}: on Windows XP and 2003 the name of the update stands
     *     there where the label is {@code File 1}
     */
    public record Entry(
            String label,
            @Nullable String servicePack,
            @Nullable LocalDate installedOn) {

        public Entry(String label) {
            this(label, null, null);
        }

        @Nullable
        public String kb() {
            String kb = update(label);
            return kb == null && servicePack != null && servicePack.startsWith("KB") ? update(servicePack) : kb;
        }

        private static @Nullable String update(String label) {
            Matcher matcher = UPDATE.matcher(label.strip());
            return matcher.matches() ? "KB" + matcher.group(1) : null;
        }
    }

    boolean isCut() {
        return stated > entries.size();
    }

    /**
     * A KB number has at most seven digits; a shorter one at the end of a list that was cut may itself be cut.
     *
     * @param brokenOff whether the text ends with the list's last entry
     */
    public HotfixList withoutHalfAnEntry(boolean brokenOff) {
        if (!(isCut() || brokenOff)
                || entries.isEmpty()
                || !entries.getLast().label().matches("(KB|Q)?[0-9]{0,6}")) {
            return this;
        }
        return new HotfixList(entries.subList(0, entries.size() - 1), stated);
    }

    /** Several lists of one host, each update once, the first date told. */
    public static List<Hotfix> together(List<HotfixList> lists) {
        Map<String, Hotfix> byKb = new LinkedHashMap<>();
        for (HotfixList list : lists) {
            for (Entry entry : list.entries()) {
                String kb = entry.kb();
                if (kb != null) {
                    byKb.merge(
                            kb,
                            new Hotfix(kb, entry.installedOn()),
                            (before, now) -> before.installedOn() == null ? now : before);
                }
            }
        }
        return List.copyOf(byKb.values());
    }

    /** What of all the lists together is not known. */
    public static List<Text> unread(List<HotfixList> lists) {
        List<Text> unread = new ArrayList<>();
        if (!lists.isEmpty() && lists.stream().allMatch(HotfixList::isCut)) {
            HotfixList list = lists.getFirst();
            String stated = list.stated() == MORE_THAN_LISTED ? "?" : Integer.toString(list.stated());
            unread.add(Remark.HOTFIXES_CUT.with(list.entries().size(), stated));
        }
        // The fullest list: what one calls File 1 another may name.
        lists.stream()
                .min((a, b) -> Integer.compare(a.nameless().size(), b.nameless().size()))
                .filter(list -> !list.nameless().isEmpty())
                .ifPresent(list -> {
                    Set<String> labels = new LinkedHashSet<>(list.nameless());
                    String few = String.join(", ", labels.stream().limit(3).toList()) + (labels.size() > 3 ? " …" : "");
                    unread.add(Remark.HOTFIXES_NAMELESS.with(
                            list.nameless().size(), list.entries().size(), few));
                });
        return unread;
    }

    private List<String> nameless() {
        return entries.stream()
                .filter(entry -> entry.kb() == null)
                .map(Entry::label)
                .toList();
    }
}
