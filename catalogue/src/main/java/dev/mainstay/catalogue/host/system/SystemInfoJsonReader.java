package dev.mainstay.catalogue.host.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.JsonDocument;
import dev.mainstay.catalogue.host.hotfix.HotfixJsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code systeminfo /fo csv | ConvertFrom-Csv} through {@code ConvertTo-Json} or {@code Export-Clixml}. */
public final class SystemInfoJsonReader implements ExportReader {

    private static final Pattern VERSION =
            Pattern.compile("[\">][0-9]{1,2}\\.[0-9]{1,2}\\.([0-9]{3,5}) [^\"<]*\\1[^\"<]*[\"<]");

    @Override
    public boolean recognises(ExportedFile file) {
        return JsonDocument.isIn(file) && VERSION.matcher(file.text()).find();
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        List<ExportFacts> told = new ArrayList<>();
        for (JsonNode object : JsonDocument.objects(file)) {
            Map<String, String> fields = HotfixJsonReader.fields(object);
            var lines = new SystemInfoLines(List.copyOf(fields.keySet()), List.copyOf(fields.values()), 1);
            if (lines.version() >= 0) {
                told.add(SystemInfoReader.host(file, lines));
            }
        }
        return told;
    }
}
