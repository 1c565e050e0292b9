package dev.mainstay.catalogue.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.mainstay.catalogue.fact.AffectedFact;
import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.FixedBuildOverride;
import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.MentionFact;
import dev.mainstay.catalogue.fact.MonthlyRollupFact;
import dev.mainstay.catalogue.fact.RevisionsFact;
import dev.mainstay.catalogue.fact.ServicingStackFact;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.fact.SqlLineFact;
import dev.mainstay.catalogue.fact.SqlSupportOverride;
import dev.mainstay.catalogue.fact.SupersedenceOverride;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A catalogue as one zip: {@code catalogue.json} says what it is and where each product's updates are, every other entry
 * holds facts of one kind as lines of JSON, updates one product to an entry, so that a command that assesses one host
 * reads its products only.
 */
public final class CatalogueFile {

    private static final String MANIFEST = "catalogue.json";
    private static final String FORMAT = "mainstay-catalogue";
    /**
     * Raised when an older Mainstay could no longer read what is written, or when a file of an older one lacks what is
     * needed: 2 has the tables of builds, and by what products are affected without an update; 3 has what notes name
     * beside a vulnerability, and when documents were revised.
     */
    private static final int VERSION = 3;

    /** Read last: of vulnerabilities that nothing else speaks of, that they are exploited is of no use. */
    private static final String EXPLOITED = "exploited.jsonl";

    /** Read only for a day that is past. */
    private static final String REVISIONS = "revisions.jsonl";

    /** The kinds that are read whole: none has more than some thousand facts. */
    private static final Map<String, Class<? extends Fact>> KINDS = Map.ofEntries(
            Map.entry("sql-builds.jsonl", SqlBuildFact.class),
            Map.entry("lifecycle.jsonl", LifecycleFact.class),
            Map.entry("windows-builds.jsonl", WindowsBuildFact.class),
            Map.entry("servicing-stacks.jsonl", ServicingStackFact.class),
            Map.entry("monthly-rollups.jsonl", MonthlyRollupFact.class),
            Map.entry("affected.jsonl", AffectedFact.class),
            Map.entry("mentions.jsonl", MentionFact.class),
            Map.entry("workload-builds.jsonl", WorkloadBuildFact.class),
            Map.entry("overrides.jsonl", SupersedenceOverride.class),
            Map.entry("fixed-build-overrides.jsonl", FixedBuildOverride.class),
            Map.entry("sql-support-overrides.jsonl", SqlSupportOverride.class),
            Map.entry("sql-lines.jsonl", SqlLineFact.class));

    private CatalogueFile() {}

    /** Replaces the file in one step: whoever reads it sees the old one or the new one. */
    public static void write(Path file, Catalogue catalogue, Instant created) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
                write(zip, catalogue, created);
            }
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(ZipOutputStream zip, Catalogue catalogue, Instant created) throws IOException {
        Map<String, String> products = new TreeMap<>();
        for (String product : new TreeSet<>(catalogue.products())) {
            products.put(product, "updates/%05d.jsonl".formatted(products.size()));
        }
        begin(zip, MANIFEST, created);
        zip.write(FactLines.JSON.writeValueAsBytes(
                new Manifest(FORMAT, VERSION, created, catalogue.facts().size(), products)));
        zip.closeEntry();
        for (Map.Entry<String, String> product : products.entrySet()) {
            begin(zip, product.getValue(), created);
            FactLines.write(zip, UpdateFact.class, catalogue.updatesOf(product.getKey()));
            zip.closeEntry();
        }
        List<Fact> all = catalogue.facts();
        for (Map.Entry<String, Class<? extends Fact>> kind : new TreeMap<>(KINDS).entrySet()) {
            begin(zip, kind.getKey(), created);
            writeKind(zip, kind.getValue(), all);
            zip.closeEntry();
        }
        begin(zip, EXPLOITED, created);
        writeKind(zip, ExploitedFact.class, all);
        zip.closeEntry();
        begin(zip, REVISIONS, created);
        writeKind(zip, RevisionsFact.class, all);
        zip.closeEntry();
    }

    private static <T extends Fact> void writeKind(ZipOutputStream zip, Class<T> kind, Collection<Fact> all)
            throws IOException {
        FactLines.write(
                zip, kind, all.stream().filter(kind::isInstance).map(kind::cast).toList());
    }

    private static void begin(ZipOutputStream zip, String name, Instant created) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(created.toEpochMilli());
        zip.putNextEntry(entry);
    }

    /**
     * What was read of a file.
     *
     * @param documents whether updates of any product are in the file, read or not
     * @param made day on which it was made, UTC
     */
    public record Contents(Catalogue catalogue, boolean documents, LocalDate made) {}

    /** The whole catalogue. */
    public static Catalogue read(Path file) throws IOException {
        return read(file, CatalogueSelection.ALL).catalogue();
    }

    /**
     * What is wanted of the catalogue.
     *
     * @throws UnreadableCatalogueException if the file is none, is damaged, or is of another version
     */
    public static Contents read(Path file, CatalogueSelection wanted) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(file, zip);
            List<Fact> facts = new ArrayList<>();
            for (Map.Entry<String, String> product : manifest.products().entrySet()) {
                if (wanted.products().test(product.getKey())) {
                    facts.addAll(facts(file, zip, product.getValue(), UpdateFact.class, wanted));
                }
            }
            for (Map.Entry<String, Class<? extends Fact>> kind : KINDS.entrySet()) {
                facts.addAll(facts(file, zip, kind.getKey(), kind.getValue(), wanted));
            }
            facts.addAll(exploited(file, zip, wanted, facts));
            LocalDate made = LocalDate.ofInstant(manifest.created(), ZoneOffset.UTC);
            if (wanted.day().isBefore(made)) {
                facts.addAll(facts(file, zip, REVISIONS, RevisionsFact.class, wanted));
            }
            return new Contents(Catalogue.of(facts), !manifest.products().isEmpty(), made);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (ZipException e) {
            throw new UnreadableCatalogueException(file, "is no catalogue file, or only part of one", e);
        } catch (JsonProcessingException e) {
            throw new UnreadableCatalogueException(file, "is damaged: " + e.getOriginalMessage(), e);
        }
    }

    private static Manifest manifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new UnreadableCatalogueException(file, "is a zip, but no catalogue: it has no " + MANIFEST);
        }
        byte[] json;
        try (InputStream in = zip.getInputStream(entry)) {
            json = in.readAllBytes();
        }
        // One of another version may have other fields: then its header tells why.
        try {
            Manifest manifest = FactLines.JSON.readValue(json, Manifest.class);
            if (FORMAT.equals(manifest.format()) && manifest.version() == VERSION) {
                return manifest;
            }
        } catch (JsonMappingException e) {
            check(file, FactLines.JSON.readValue(json, Header.class));
            throw e;
        }
        check(file, FactLines.JSON.readValue(json, Header.class));
        throw new UnreadableCatalogueException(file, "is damaged: its " + MANIFEST + " contradicts itself");
    }

    private static void check(Path file, Header header) throws UnreadableCatalogueException {
        if (!FORMAT.equals(header.format())) {
            throw new UnreadableCatalogueException(file, "is no catalogue: its format is " + header.format());
        }
        if (header.version() != VERSION) {
            throw new UnreadableCatalogueException(
                    file,
                    "has version " + header.version() + " of the format, this Mainstay reads " + VERSION
                            + ": import the documents again");
        }
    }

    private static List<ExploitedFact> exploited(Path file, ZipFile zip, CatalogueSelection wanted, List<Fact> others)
            throws IOException {
        if (wanted.whole(ExploitedFact.class)) {
            return facts(file, zip, EXPLOITED, ExploitedFact.class, wanted);
        }
        Set<String> cves = new HashSet<>();
        for (Fact fact : others) {
            if (fact instanceof UpdateFact update) {
                update.vulnerabilities().forEach(vulnerability -> cves.add(vulnerability.cve()));
            } else if (fact instanceof AffectedFact affected) {
                cves.add(affected.cve());
            }
        }
        try (InputStream in = zip.getInputStream(entry(file, zip, EXPLOITED))) {
            return FactLines.read(in, ExploitedFact.class, CatalogueSelection.linesOf(cves));
        }
    }

    private static ZipEntry entry(Path file, ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new UnreadableCatalogueException(file, "is damaged: it has no " + name);
        }
        return entry;
    }

    private static <T extends Fact> List<T> facts(
            Path file, ZipFile zip, String name, Class<T> kind, CatalogueSelection wanted) throws IOException {
        try (InputStream in = zip.getInputStream(entry(file, zip, name))) {
            return wanted.whole(kind) ? FactLines.read(in, kind) : FactLines.read(in, kind, wanted.lines(kind));
        }
    }
}
