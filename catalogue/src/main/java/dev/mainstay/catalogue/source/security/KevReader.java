package dev.mainstay.catalogue.source.security;

import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.DocumentHeader;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.JsonCursor;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Known Exploited Vulnerabilities catalogue of CISA, JSON. Its version and date must come before its entries, as
 * CISA writes it. Due dates may lie in the future, all others not.
 */
public final class KevReader implements DocumentReader {

    private static final String ID = "known_exploited_vulnerabilities";
    /** With a text as value: the catalogue's JSON schema names the field as well. */
    private static final Pattern VERSION = Pattern.compile("\"catalogVersion\"\\s*:\\s*\"");

    @Override
    public Source source() {
        return Source.CISA_KEV;
    }

    @Override
    public boolean recognises(String name, String start) {
        return name.endsWith(".json") && VERSION.matcher(start).find();
    }

    @Override
    public DocumentSummary read(String name, InputStream in, ReadingRules rules, FactSink sink)
            throws IOException, MalformedDocumentException {
        try (JsonCursor json = new JsonCursor(name, in, rules)) {
            String version = "";
            LocalDate released = null;
            DocumentHeader header = null;
            int count = 0;
            json.beginObject();
            for (String field = json.nextField(); field != null; field = json.nextField()) {
                switch (field) {
                    case "catalogVersion" -> version = json.text();
                    case "dateReleased" -> released = json.pastDate();
                    case "vulnerabilities" -> {
                        if (version.isEmpty() || released == null) {
                            throw json.malformed("entries before catalogVersion and dateReleased");
                        }
                        header = new DocumentHeader(Source.CISA_KEV, ID, version, released);
                        sink.begin(header);
                        json.beginArray();
                        while (json.nextObject()) {
                            sink.accept(entry(json, header));
                            count++;
                        }
                    }
                    default -> json.passOver();
                }
            }
            json.end();
            if (header == null) {
                throw json.malformed("is no KEV catalogue: it has no vulnerabilities");
            }
            return new DocumentSummary(header, count, Map.of());
        }
    }

    private static ExploitedFact entry(JsonCursor json, DocumentHeader header)
            throws IOException, MalformedDocumentException {
        String cve = "";
        LocalDate added = null;
        LocalDate due = null;
        boolean ransomware = false;
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "cveID" -> cve = json.text();
                case "dateAdded" -> added = json.pastDate();
                case "dueDate" -> due = json.date();
                case "knownRansomwareCampaignUse" -> ransomware = json.text().equals("Known");
                default -> json.passOver();
            }
        }
        if (cve.isEmpty()) {
            throw json.malformed("an entry without cveID");
        }
        return new ExploitedFact(
                header.origin(),
                cve,
                needed(json, added, cve, "dateAdded"),
                needed(json, due, cve, "dueDate"),
                ransomware);
    }

    private static LocalDate needed(JsonCursor json, @Nullable LocalDate date, String cve, String field)
            throws MalformedDocumentException {
        if (date == null) {
            throw json.malformed(cve + " has no " + field);
        }
        return date;
    }
}
