package dev.mainstay.catalogue.shipped;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.catalogue.source.product.LifecycleReader;
import dev.mainstay.catalogue.source.product.MonthlyRollupsReader;
import dev.mainstay.catalogue.source.product.OverridesReader;
import dev.mainstay.catalogue.source.product.ServicingStacksReader;
import dev.mainstay.catalogue.source.product.SqlBuildsReader;
import dev.mainstay.catalogue.source.product.SqlSupplementReader;
import dev.mainstay.catalogue.source.product.WindowsUpdatesReader;
import dev.mainstay.catalogue.source.product.WorkloadBuildsReader;
import dev.mainstay.catalogue.source.security.KevReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The documents that ship with the product, as resources of this package; README.md beside them says where they come from
 * and of which date. They are read as any imported document is, so that an import of a newer one takes their place.
 */
public final class Shipped {

    /** Nothing that ships can be of the future of whoever runs it, whatever its clock says. */
    private static final ReadingRules RULES = ReadingRules.on(LocalDate.of(9999, 1, 1));

    private static final List<Document> DOCUMENTS = List.of(
            new Document("kev/known_exploited_vulnerabilities.json.gz", new KevReader()),
            new Document("sql-builds/dbatools-buildref-index.json", new SqlBuildsReader()),
            new Document("sql-builds/sql-supplement.csv", new SqlSupplementReader()),
            new Document("lifecycle/mssqlserver.md", new LifecycleReader()),
            new Document("lifecycle/windows-server.md", new LifecycleReader()),
            new Document("lifecycle/windows.md", new LifecycleReader()),
            new Document("lifecycle/dotnetfx.md", new LifecycleReader()),
            new Document("workload/lync-server.md", new LifecycleReader()),
            new Document("workload/workload-builds.csv", new WorkloadBuildsReader()),
            new Document("windows-builds/windows-builds.csv", new WindowsUpdatesReader()),
            new Document("windows-builds/servicing-stacks.csv", new ServicingStacksReader()),
            new Document("windows-builds/monthly-rollups.csv", new MonthlyRollupsReader()),
            new Document("overrides/overrides.csv", new OverridesReader()));

    private Shipped() {}

    /**
     * A document that ships.
     *
     * @param name of the resource, relative to this package
     * @param reader that reads it
     */
    public record Document(String name, DocumentReader reader) {

        /** The document itself, some compressed with gzip. The caller closes it. */
        public InputStream open() {
            InputStream in = Shipped.class.getResourceAsStream(name);
            if (in == null) {
                throw new IllegalStateException("The build left out the resource " + name);
            }
            return in;
        }

        /** Reads it to its end. */
        public DocumentSummary read(FactSink sink) {
            try (InputStream in = open()) {
                return reader.read(name, in, RULES, sink);
            } catch (MalformedDocumentException e) {
                throw new IllegalStateException("A document that ships cannot be read: " + e.getMessage(), e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** All of them. */
    public static List<Document> documents() {
        return DOCUMENTS;
    }

    /** The facts of all of them. */
    public static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        DOCUMENTS.forEach(document -> document.read(facts::add));
        return facts;
    }
}
