package dev.mainstay.catalogue.source.security;

import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.MentionFact;
import dev.mainstay.catalogue.fact.RevisionsFact;
import dev.mainstay.catalogue.fact.RevisionsFact.Revised;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.BoundedInput;
import dev.mainstay.catalogue.source.DocumentHeader;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.catalogue.source.XmlCursor;
import dev.mainstay.catalogue.source.security.Mentions.Mention;
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
 * name it, one {@link dev.mainstay.catalogue.fact.WindowsBuildFact} per Windows build and KB, and one {@link RevisionsFact}. A document's updates
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
        List<Revised> revisions = new ArrayList<>();
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
                CvrfVulnerability vulnerability = CvrfVulnerability.read(xml);
                updates.add(vulnerability.fixes());
                mentions.addAll(vulnerability.mentions());
                revisions.addAll(vulnerability.revisions());
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
        if (!revisions.isEmpty()) {
            facts.add(RevisionsFact.of(tracking.header().origin(), tracking.published(), revisions));
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

    private record Tracking(DocumentHeader header, @Nullable LocalDate published) {}
}
