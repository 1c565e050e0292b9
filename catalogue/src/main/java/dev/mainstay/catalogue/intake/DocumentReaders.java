package dev.mainstay.catalogue.intake;

import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.product.LifecycleReader;
import dev.mainstay.catalogue.source.product.MonthlyRollupsReader;
import dev.mainstay.catalogue.source.product.OverridesReader;
import dev.mainstay.catalogue.source.product.ServicingStacksReader;
import dev.mainstay.catalogue.source.product.SqlBuildsReader;
import dev.mainstay.catalogue.source.product.SqlSupplementReader;
import dev.mainstay.catalogue.source.product.WindowsBuildsReader;
import dev.mainstay.catalogue.source.product.WindowsUpdatesReader;
import dev.mainstay.catalogue.source.product.WorkloadBuildsReader;
import dev.mainstay.catalogue.source.security.CsafReader;
import dev.mainstay.catalogue.source.security.CvrfReader;
import dev.mainstay.catalogue.source.security.KevReader;
import java.util.List;
import java.util.Optional;

/** All readers there are. */
public final class DocumentReaders {

    private static final List<DocumentReader> ALL = List.of(
            new CvrfReader(),
            new KevReader(),
            new CsafReader(),
            new WindowsBuildsReader(),
            new WindowsUpdatesReader(),
            new ServicingStacksReader(),
            new MonthlyRollupsReader(),
            new SqlBuildsReader(),
            new SqlSupplementReader(),
            new LifecycleReader(),
            new WorkloadBuildsReader(),
            new OverridesReader());

    private DocumentReaders() {}

    public static List<DocumentReader> all() {
        return ALL;
    }

    /** The reader for a document, told as in {@link DocumentReader#recognises}. */
    public static Optional<DocumentReader> recognising(String name, String start) {
        return ALL.stream().filter(reader -> reader.recognises(name, start)).findFirst();
    }
}
