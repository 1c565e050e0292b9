package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.DocumentHeader;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.catalogue.source.Skip;
import dev.mainstay.catalogue.source.product.FrontMatter.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Product files of endoflife.date: Markdown with YAML front matter, whose {@code permalink} names the product and whose
 * {@code releases} have its cycles.
 *
 * <p>The form has no date of its own: the newest day on which it says something came out is taken, which is the oldest the
 * file can be. So that two states of one file of the same date can be told apart, its revision is taken from its content.
 */
public final class LifecycleReader implements DocumentReader {

    private static final int REVISION_BYTES = 6;

    @Override
    public Source source() {
        return Source.LIFECYCLE;
    }

    @Override
    public boolean recognises(String name, String start) {
        return name.endsWith(".md") && start.startsWith("---") && start.contains("\npermalink:");
    }

    @Override
    public DocumentSummary read(String name, InputStream in, ReadingRules rules, FactSink sink)
            throws IOException, MalformedDocumentException {
        FrontMatter matter = FrontMatter.read(name, in, rules, "releases");
        String permalink = matter.values().getOrDefault("permalink", "");
        if (!permalink.startsWith("/") || permalink.length() < 2) {
            throw new MalformedDocumentException(name, "in its front matter", "has no permalink /product");
        }
        List<Release> releases = new ArrayList<>();
        Set<String> cycles = new HashSet<>();
        int undated = 0;
        for (Entry entry : matter.entries()) {
            Release release = new Release(name, entry, rules);
            if (!cycles.add(release.cycle())) {
                throw release.malformed("the cycle " + release.cycle() + " a second time");
            }
            release.check();
            if (release.endedWithoutDate()) {
                undated++;
            } else {
                releases.add(release);
            }
        }
        LocalDate date = newest(releases);
        if (date == null) {
            throw new MalformedDocumentException(
                    name, "in its front matter", "has no release with a date: its age cannot be told");
        }
        DocumentHeader header =
                new DocumentHeader(Source.LIFECYCLE, permalink.substring(1), revision(date, matter.text()), date);
        sink.begin(header);
        for (Release release : releases) {
            sink.accept(release.fact(header, matter.values().get("releaseLabel")));
        }
        return new DocumentSummary(header, releases.size(), undated == 0 ? Map.of() : Map.of(Skip.NO_DATE, undated));
    }

    private static @Nullable LocalDate newest(List<Release> releases) throws MalformedDocumentException {
        LocalDate newest = null;
        for (Release release : releases) {
            for (String field : List.of("releaseDate", "latestReleaseDate")) {
                LocalDate date = release.pastDate(field);
                newest = newest == null || (date != null && date.isAfter(newest)) ? date : newest;
            }
        }
        return newest;
    }

    private static String revision(LocalDate date, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return date + "-" + HexFormat.of().formatHex(digest, 0, REVISION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** One entry of {@code releases}. */
    private record Release(String document, Entry entry, ReadingRules rules) {

        String cycle() throws MalformedDocumentException {
            String cycle = entry.values().get("releaseCycle");
            if (cycle == null || cycle.isEmpty()) {
                throw malformed("a release without releaseCycle");
            }
            return cycle;
        }

        void check() throws MalformedDocumentException {
            if (!entry.values().containsKey("eol")) {
                throw malformed("the cycle " + cycle() + " has no eol");
            }
        }

        boolean endedWithoutDate() {
            return "true".equals(entry.values().get("eol"));
        }

        LifecycleFact fact(DocumentHeader header, @Nullable String labelOfAll) throws MalformedDocumentException {
            String label = entry.values().getOrDefault("releaseLabel", labelOfAll);
            return new LifecycleFact(
                    header.origin(),
                    header.id(),
                    cycle(),
                    label == null ? null : filled(label),
                    pastDate("releaseDate"),
                    date("eoas"),
                    date("eol"),
                    date("eoes"),
                    entry.values().get("latest"),
                    entry.values().get("latestGdr"));
        }

        private String filled(String label) throws MalformedDocumentException {
            return label.replace("__RELEASE_CYCLE__", cycle())
                    .replace("__CODENAME__", entry.values().getOrDefault("codename", ""));
        }

        /** Absent where the file says nothing, and for {@code false} and {@code true}, which give no day. */
        private @Nullable LocalDate date(String field) throws MalformedDocumentException {
            String text = entry.values().get(field);
            if (text == null || text.equals("false") || text.equals("true")) {
                return null;
            }
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw malformed("the " + field + " of cycle " + cycle() + " is no date: " + text);
            }
        }

        @Nullable
        LocalDate pastDate(String field) throws MalformedDocumentException {
            LocalDate date = date(field);
            if (date != null && !rules.allows(date)) {
                throw malformed("the " + field + " of cycle " + cycle() + ", " + date + ", lies in the future");
            }
            return date;
        }

        MalformedDocumentException malformed(String reason) {
            return new MalformedDocumentException(document, "line " + entry.line(), reason);
        }
    }
}
