package dev.mainstay.catalogue.source.security;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.DocumentHeader;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.JsonCursor;
import dev.mainstay.catalogue.source.Kbs;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Advisories in CSAF 2.0, one vulnerability or a few to a document, as the Microsoft Security Response Center offers them
 * beside its monthly documents.
 *
 * <p>Written from the standard (OASIS Common Security Advisory Framework 2.0, §3.2), tried on documents of Microsoft's of
 * 2025 and 2026. A fix is a remediation of the category {@code vendor_fix}; its KB is taken from its address; a release of Windows that is
 * affected and has none is a fact as well. The standard
 * has no fields for the kind of update and for the build from which on it is fixed: Microsoft writes both into the details
 * ({@code 10.0.20348.4711:Security Hotpatch Update:https://…}). Without them the build is that of a product's version range
 * ({@code <10.0.17763.8027}).
 */
public final class CsafReader implements DocumentReader {

    private static final Pattern DETAILS = Pattern.compile("([^:]*):([^:]*):https?://.*");

    @Override
    public Source source() {
        return Source.MSRC_CSAF;
    }

    @Override
    public boolean recognises(String name, String start) {
        return name.endsWith(".json") && start.contains("\"csaf_version\"");
    }

    @Override
    public DocumentSummary read(String name, InputStream in, ReadingRules rules, FactSink sink)
            throws IOException, MalformedDocumentException {
        try (JsonCursor json = new JsonCursor(name, in, rules)) {
            Tracking tracking = null;
            CsafProducts products = new CsafProducts();
            List<VulnerabilityFixes> vulnerabilities = new ArrayList<>();
            json.beginObject();
            for (String field = json.nextField(); field != null; field = json.nextField()) {
                switch (field) {
                    case "document" -> tracking = document(json);
                    case "product_tree" -> products.readTree(json);
                    case "vulnerabilities" -> {
                        json.beginArray();
                        while (json.nextObject()) {
                            vulnerabilities.add(vulnerability(json));
                        }
                    }
                    default -> json.passOver();
                }
            }
            json.end();
            if (tracking == null) {
                throw json.malformed("is no CSAF document: it has no document");
            }
            sink.begin(tracking.header());
            FixedUpdates updates = new FixedUpdates();
            products.names().forEach(updates::product);
            for (VulnerabilityFixes vulnerability : vulnerabilities) {
                updates.add(products.withBuilds(vulnerability, tracking.severity()));
            }
            List<Fact> facts = updates.facts(tracking.header().origin(), tracking.published());
            facts.forEach(sink::accept);
            return new DocumentSummary(tracking.header(), facts.size(), updates.skipped());
        }
    }

    private static Tracking document(JsonCursor json) throws IOException, MalformedDocumentException {
        String severity = "";
        Tracking tracking = null;
        json.beginObject();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "csaf_version" -> {
                    String version = json.text();
                    if (!version.equals("2.0")) {
                        throw json.malformed("is CSAF " + version + ", 2.0 is read");
                    }
                }
                case "aggregate_severity" -> {
                    json.beginObject();
                    for (String part = json.nextField(); part != null; part = json.nextField()) {
                        if (part.equals("text")) {
                            severity = json.text();
                        } else {
                            json.passOver();
                        }
                    }
                }
                case "tracking" -> tracking = tracking(json);
                default -> json.passOver();
            }
        }
        if (tracking == null) {
            throw json.malformed("the document has no tracking data");
        }
        return new Tracking(tracking.header(), tracking.published(), severity);
    }

    private static Tracking tracking(JsonCursor json) throws IOException, MalformedDocumentException {
        String id = "";
        String version = "";
        LocalDate current = null;
        LocalDate published = null;
        json.beginObject();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "id" -> id = json.text();
                case "version" -> version = json.text();
                case "current_release_date" -> current = json.pastDate();
                case "initial_release_date" -> published = json.pastDate();
                default -> json.passOver();
            }
        }
        if (id.isEmpty() || current == null) {
            throw json.malformed("the tracking data have no " + (id.isEmpty() ? "id" : "current_release_date"));
        }
        return new Tracking(new DocumentHeader(Source.MSRC_CSAF, id, version, current), published, "");
    }

    private static VulnerabilityFixes vulnerability(JsonCursor json) throws IOException, MalformedDocumentException {
        VulnerabilityFixes fixes = new VulnerabilityFixes();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "cve" -> fixes.cve(json.text());
                case "remediations" -> {
                    json.beginArray();
                    while (json.nextObject()) {
                        remediation(json, fixes);
                    }
                }
                case "product_status" -> {
                    json.beginObject();
                    status(json, fixes);
                }
                default -> json.passOver();
            }
        }
        if (!fixes.isEmpty() && fixes.cve().isEmpty()) {
            throw json.malformed("a vulnerability with fixes and without a cve");
        }
        return fixes;
    }

    /** Of the standard's groups that of the affected, §3.2.3.9. */
    private static void status(JsonCursor json, VulnerabilityFixes fixes)
            throws IOException, MalformedDocumentException {
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "known_affected", "first_affected", "last_affected" -> {
                    json.beginArray();
                    for (String id = json.nextText(); id != null; id = json.nextText()) {
                        fixes.affected(id);
                    }
                }
                default -> json.passOver();
            }
        }
    }

    private static void remediation(JsonCursor json, VulnerabilityFixes fixes)
            throws IOException, MalformedDocumentException {
        VulnerabilityFixes.Fix fix = new VulnerabilityFixes.Fix();
        String category = "";
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "category" -> category = json.text();
                case "details" -> {
                    Matcher details = DETAILS.matcher(json.text());
                    if (details.matches()) {
                        fix.fixedBuild = details.group(1).strip();
                        fix.subType = details.group(2).strip();
                    }
                }
                case "url" -> fix.description = kbOf(json.text());
                case "product_ids" -> {
                    json.beginArray();
                    for (String id = json.nextText(); id != null; id = json.nextText()) {
                        fix.products.add(id);
                    }
                }
                case "restart_required" -> fix.restart = restart(json);
                default -> json.passOver();
            }
        }
        if (category.equals("vendor_fix")) {
            fixes.add(fix);
        }
    }

    /** {@code https://…?q=KB5068791}, {@code https://…/help/5068791}; another address stays words. */
    private static String kbOf(String address) {
        return Kbs.allIn(address.substring(address.lastIndexOf(address.contains("=") ? '=' : '/') + 1)).stream()
                .findFirst()
                .orElse(address);
    }

    private static String restart(JsonCursor json) throws IOException, MalformedDocumentException {
        String restart = "";
        json.beginObject();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            if (field.equals("category")) {
                restart = switch (json.text()) {
                    case "none" -> "No";
                    case "system", "machine", "zone" -> "Yes";
                    default -> "Maybe";
                };
            } else {
                json.passOver();
            }
        }
        return restart;
    }

    private record Tracking(DocumentHeader header, @Nullable LocalDate published, String severity) {}
}
