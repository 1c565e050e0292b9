package dev.mainstay.catalogue.source;

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
