package dev.mainstay.catalogue.host.hotfix;

import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.facts.HotfixList;
import dev.mainstay.catalogue.host.facts.HotfixList.Entry;
import dev.mainstay.catalogue.host.file.ExportedFile;
import java.util.List;
import java.util.regex.Pattern;

/** Numbers of updates and nothing else, as {@code (Get-HotFix).HotFixID} prints them, or with commas between them. */
public final class BareListReader implements ExportReader {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;\"']+");
    private static final Pattern BEFORE = Pattern.compile("[\\s,;\"']*");
    private static final Pattern ONE = Pattern.compile("KB[0-9]{6,7}");
    private static final Pattern CUT = Pattern.compile("KB?[0-9]{0,5}");

    @Override
    public boolean recognises(ExportedFile file) {
        int begins = file.text().indexOf("KB");
        if (begins < 0 || !BEFORE.matcher(file.text()).region(0, begins).matches()) {
            return false;
        }
        List<String> words = words(file);
        return !words.isEmpty()
                && ONE.matcher(words.getFirst()).matches()
                && words.stream()
                        .limit(words.size() - 1L)
                        .allMatch(word -> ONE.matcher(word).matches())
                && (ONE.matcher(words.getLast()).matches()
                        || (file.endsWithinALine()
                                && CUT.matcher(words.getLast()).matches()));
    }

    private static List<String> words(ExportedFile file) {
        return BETWEEN.splitAsStream(file.text())
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        List<Entry> entries = words(file).stream().map(Entry::new).toList();
        HotfixList list = new HotfixList(entries).withoutHalfAnEntry(file.endsWithinALine());
        boolean cut = list.entries().size() < entries.size();
        return List.of(ExportFacts.ofHotfixes(
                file, null, cut ? new HotfixList(list.entries(), HotfixList.MORE_THAN_LISTED) : list));
    }
}
