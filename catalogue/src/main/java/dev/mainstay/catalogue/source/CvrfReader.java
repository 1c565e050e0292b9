package dev.mainstay.catalogue.source;

import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.MentionFact;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.Mentions.Mention;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Monthly documents of the Microsoft Security Response Center in CVRF 1.1, of which vendor fixes are read, which
 * releases of Windows are affected without one ({@link dev.mainstay.catalogue.fact.AffectedFact}), and which articles the
 * notes name beside a vulnerability ({@link MentionFact}): one
 * {@link dev.mainstay.catalogue.fact.UpdateFact} per KB, product, track and fixed build with all vulnerabilities that
 * name it, and one {@link dev.mainstay.catalogue.fact.WindowsBuildFact} per Windows build and KB. A document's updates
 * are held until its end, because each of its vulnerabilities adds to them.
 */
public final class CvrfReader implements DocumentReader {

    private static final String CVRF = "http://www.icasi.org/CVRF/schema/cvrf/1.1";
    private static final String VULN = "http://www.icasi.org/CVRF/schema/vuln/1.1";
    private static final String PROD = "http://www.icasi.org/CVRF/schema/prod/1.1";

    @Override
    public Source source() {
        return Source.MSRC_CVRF;
    }

    @Override
    public boolean recognises(String name, String start) {
        return start.contains("cvrfdoc");
    }

    @Override
    public DocumentSummary read(String name, InputStream in, ReadingRules rules, FactSink sink)
            throws IOException, MalformedDocumentException {
        XmlCursor xml = new XmlCursor(name, open(name, in, rules), rules);
        if (xml.next() != START_ELEMENT || !xml.name().equals("cvrfdoc") || !xml.isIn(CVRF)) {
            throw xml.malformed("is no CVRF 1.1 document: the root element is " + xml.name());
        }
        Tracking tracking = null;
        FixedUpdates updates = new FixedUpdates();
        Set<Mention> mentions = new LinkedHashSet<>();
        for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
            if (event != START_ELEMENT) {
                continue;
            }
            if (xml.isIn(CVRF) && xml.name().equals("DocumentTracking")) {
                tracking = tracking(xml, rules);
                sink.begin(tracking.header());
            } else if (xml.isIn(PROD) && xml.name().equals("FullProductName")) {
                String id = xml.attribute("ProductID");
                updates.product(id == null ? "" : id, xml.text());
            } else if (xml.isIn(VULN) && xml.name().equals("Vulnerability")) {
                if (tracking == null) {
                    throw xml.malformed("a vulnerability before the document's tracking data");
                }
                vulnerability(xml, updates, mentions);
            } else if (xml.isIn(CVRF) && xml.name().equals("DocumentNotes")) {
                mentions.addAll(Mentions.in(xml.note()));
            }
        }
        if (tracking == null) {
            throw xml.malformed("has no DocumentTracking");
        }
        List<Fact> facts = new ArrayList<>(updates.facts(tracking.header().origin(), tracking.published()));
        for (Mention mention : mentions) {
            if (!updates.has(mention.kb(), mention.cve())) {
                facts.add(
                        new MentionFact(tracking.header().origin(), mention.cve(), mention.kb(), tracking.published()));
            }
        }
        facts.forEach(sink::accept);
        return new DocumentSummary(tracking.header(), facts.size(), updates.skipped());
    }

    private static InputStream open(String name, InputStream in, ReadingRules rules)
            throws IOException, MalformedDocumentException {
        try {
            return BoundedInput.open(in, rules.maxBytes());
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new MalformedDocumentException(name, "at its start", "the compressed data is damaged or cut off");
        }
    }

    private static Tracking tracking(XmlCursor xml, ReadingRules rules) throws IOException, MalformedDocumentException {
        String id = "";
        String revision = "";
        LocalDate published = null;
        LocalDate current = null;
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == END_ELEMENT) {
                depth--;
            } else {
                switch (xml.name()) {
                    case "ID" -> id = xml.text();
                    case "Number" -> revision = xml.text();
                    case "InitialReleaseDate" -> published = date(xml, rules);
                    case "CurrentReleaseDate" -> current = date(xml, rules);
                    default -> depth++;
                }
            }
        }
        if (id.isEmpty() || current == null) {
            throw xml.malformed("the tracking data have no " + (id.isEmpty() ? "ID" : "CurrentReleaseDate"));
        }
        return new Tracking(new DocumentHeader(Source.MSRC_CVRF, id, revision, current), published);
    }

    private static LocalDate date(XmlCursor xml, ReadingRules rules) throws IOException, MalformedDocumentException {
        String element = xml.name();
        String text = xml.text();
        try {
            // 2019-05-14T07:00:00Z, or without the zone: Pacific midnight in UTC, so that the day is the first ten.
            LocalDate date = LocalDate.parse(text.substring(0, Math.min(10, text.length())));
            if (!rules.allows(date)) {
                throw xml.malformed(element + " " + date + " lies in the future");
            }
            return date;
        } catch (DateTimeParseException e) {
            throw xml.malformed(element + " is no date: " + text);
        }
    }

    private static void vulnerability(XmlCursor xml, FixedUpdates updates, Set<Mention> mentions)
            throws IOException, MalformedDocumentException {
        VulnerabilityFixes fixes = new VulnerabilityFixes();
        StringBuilder notes = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == END_ELEMENT) {
                depth--;
                continue;
            }
            switch (xml.name()) {
                case "CVE" -> fixes.cve(xml.text());
                case "Threat" -> threat(xml, fixes);
                case "Remediation" -> remediation(xml, fixes);
                case "Status" -> status(xml, fixes);
                case "Notes", "RevisionHistory" -> notes.append(xml.note()).append(' ');
                case "CVSSScoreSets", "Acknowledgments" -> passOver(xml);
                default -> depth++;
            }
        }
        if (!fixes.isEmpty() && fixes.cve().isEmpty()) {
            throw xml.malformed("a vulnerability with fixes and without a CVE");
        }
        updates.add(fixes);
        if (fixes.isEmpty()) { // with fixes they tell of conditions and known issues
            mentions.addAll(Mentions.of(fixes.cve(), notes.toString()));
        }
    }

    private static void threat(XmlCursor xml, VulnerabilityFixes fixes) throws IOException, MalformedDocumentException {
        if (!"Severity".equals(xml.attribute("Type"))) {
            passOver(xml);
            return;
        }
        String severity = "";
        List<String> products = new ArrayList<>();
        while (xml.next() != END_ELEMENT) {
            switch (xml.name()) {
                case "Description" -> severity = xml.text();
                case "ProductID" -> products.add(xml.text());
                default -> passOver(xml);
            }
        }
        fixes.severity(severity, products);
    }

    private static void status(XmlCursor xml, VulnerabilityFixes fixes) throws IOException, MalformedDocumentException {
        if (!"Known Affected".equals(xml.attribute("Type"))) {
            passOver(xml);
            return;
        }
        while (xml.next() != END_ELEMENT) {
            if (xml.name().equals("ProductID")) {
                fixes.affected(xml.text());
            } else {
                passOver(xml);
            }
        }
    }

    private static void remediation(XmlCursor xml, VulnerabilityFixes fixes)
            throws IOException, MalformedDocumentException {
        // "Release Notes" and "Known Issue" repeat what the vendor fixes beside them say.
        if (!"Vendor Fix".equals(xml.attribute("Type"))) {
            passOver(xml);
            return;
        }
        VulnerabilityFixes.Fix fix = new VulnerabilityFixes.Fix();
        while (xml.next() != END_ELEMENT) {
            switch (xml.name()) {
                case "Description" -> fix.description = xml.text();
                case "Supercedence" -> fix.supersedes = xml.text();
                case "ProductID" -> fix.products.add(xml.text());
                case "RestartRequired" -> fix.restart = xml.text();
                case "SubType" -> fix.subType = xml.text();
                case "FixedBuild" -> fix.fixedBuild = xml.text();
                default -> passOver(xml);
            }
        }
        fixes.add(fix);
    }

    private static void passOver(XmlCursor xml) throws IOException, MalformedDocumentException {
        for (int depth = 1; depth > 0; ) {
            depth += xml.next() == START_ELEMENT ? 1 : -1;
        }
    }

    private record Tracking(DocumentHeader header, @Nullable LocalDate published) {}
}
