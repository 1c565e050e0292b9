package dev.mainstay.catalogue.host;

import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.JsonDocument;
import dev.mainstay.catalogue.host.hotfix.HotfixCsvReader;
import dev.mainstay.catalogue.host.hotfix.HotfixTableReader;
import dev.mainstay.catalogue.host.system.SystemInfoReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The outputs that stand one after another in a file: of several commands, of several hosts, with the prompts between them
 * where somebody copied a console.
 */
final class Sections {

    /** {@code C:\Users\a>}, {@code PS C:\>}, {@code [srv1]: PS C:\>}. */
    private static final Pattern PROMPT =
            Pattern.compile("\\s*(?:\\[[^\\]]{1,80}\\]: ?)?(?:PS ?)?(?:[A-Za-z]:\\\\[^<>|]*|PS[^<>|:]{0,80})>.*");

    private static final Pattern REGISTRY = Pattern.compile("REGEDIT4\\s*|Windows Registry Editor Version 5\\.00\\s*");
    private static final Pattern FIRST_OF_BLOCK =
            Pattern.compile("\\s*(?:Caption|Source|CSName|Node|PSComputerName|__GENUS|Description|HotFixID)\\s*[=:].*");

    private Sections() {}

    /** The file itself where it is one output. */
    static List<ExportedFile> of(ExportedFile file) {
        if (JsonDocument.isIn(file)) {
            return List.of(file);
        }
        List<String> lines = file.lines();
        TreeSet<Integer> begins = new TreeSet<>();
        begins.add(0);
        boolean registry = false;
        boolean blocks = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.indexOf('>') > 0 && PROMPT.matcher(line).matches()) {
                begins.add(i + 1);
                registry = false;
                blocks = false;
            } else if (REGISTRY.matcher(line).matches()) {
                begins.add(i);
                registry = true;
            } else if (!registry && (HotfixTableReader.isHeading(line) || HotfixCsvReader.isHeading(line))) {
                begins.add(i);
                blocks = false;
            } else if (!registry && !blocks && FIRST_OF_BLOCK.matcher(line).matches()) {
                begins.add(i);
                blocks = true;
            }
        }
        if (!registry) {
            begins.addAll(SystemInfoReader.begins(lines));
        }
        return begins.size() == 1 ? List.of(file) : split(file, List.copyOf(begins), lines.size());
    }

    private static List<ExportedFile> split(ExportedFile file, List<Integer> begins, int end) {
        List<ExportedFile> parts = new ArrayList<>();
        for (int i = 0; i < begins.size(); i++) {
            int from = begins.get(i);
            int to = i + 1 < begins.size() ? begins.get(i + 1) : end;
            // The prompt that ends a part is none of its lines.
            while (to > from && PROMPT.matcher(file.lines().get(to - 1)).matches()) {
                to--;
            }
            if (from < to) {
                parts.add(file.part(from, to));
            }
        }
        return parts;
    }
}
