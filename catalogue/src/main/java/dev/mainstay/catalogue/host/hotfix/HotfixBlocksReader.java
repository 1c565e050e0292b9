package dev.mainstay.catalogue.host.hotfix;

import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.file.ExportedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A property per line and a blank line between updates: {@code wmic qfe … /format:list}, {@code Get-HotFix | Format-List}. */
public final class HotfixBlocksReader implements ExportReader {

    private static final Pattern PROPERTY = Pattern.compile("\\s*(\\w+)\\s*[=:]\\s?(.*)");
    private static final Pattern ID = Pattern.compile("(?m)^[ \\t]*HotFixID\\s*[=:]");

    @Override
    public boolean recognises(ExportedFile file) {
        return file.text().contains(HotfixRecords.ID) && ID.matcher(file.text()).find();
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        List<Map<String, String>> records = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : file.lines()) {
            Matcher matcher = PROPERTY.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            // wmic puts blank lines within a block too: a new one begins where a property comes again.
            if (fields.containsKey(matcher.group(1))) {
                records.add(fields);
                fields = new LinkedHashMap<>();
            }
            fields.put(matcher.group(1), matcher.group(2));
        }
        records.add(fields);
        return HotfixRecords.told(file, records);
    }
}
