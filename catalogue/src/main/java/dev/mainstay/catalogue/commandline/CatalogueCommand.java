package dev.mainstay.catalogue.commandline;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.index.CatalogueFile;
import dev.mainstay.catalogue.index.UnreadableCatalogueException;
import dev.mainstay.catalogue.intake.CatalogueImport;
import dev.mainstay.catalogue.intake.ImportProgress;
import dev.mainstay.catalogue.intake.ImportResult;
import dev.mainstay.catalogue.shipped.Shipped;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code ./mainstay catalogue}: what is known, and the import of documents. */
final class CatalogueCommand {

    private static final String IMPORT = "import";

    private final Path standard;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    CatalogueCommand(Path standard, Clock clock, PrintStream out, PrintStream err) {
        this.standard = standard;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    ExitCode run(List<String> arguments) throws UsageException, IOException, NoCatalogueException {
        Path file = standard;
        List<String> words = new ArrayList<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (word.equals("--catalogue")) {
                file = AssessOptions.path(AssessOptions.value(word, rest));
            } else if (word.startsWith("-")) {
                throw new UsageException(Message.UNKNOWN_OPTION.with(word));
            } else {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            return status(file);
        }
        if (!words.getFirst().equals(IMPORT)) {
            throw new UsageException(Message.NO_COMMAND.with(words.getFirst()));
        }
        if (words.size() == 1) {
            throw new UsageException(Message.NO_FILES.with());
        }
        List<Path> sources = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            sources.add(AssessOptions.path(word));
        }
        return bringIn(sources, file);
    }

    private ExitCode bringIn(List<Path> sources, Path file) throws UsageException, IOException {
        for (Path source : sources) {
            if (!Files.exists(source)) {
                throw new UsageException(Message.NOT_FOUND.with(source));
            }
        }
        List<Fact> known = known(file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        ReadingRules rules = ReadingRules.on(LocalDate.now(clock));
        ImportResult result =
                new CatalogueImport(rules, new PrintedProgress()).run(sources, known, file, clock.instant());
        if (!result.malformed().isEmpty()) {
            throw new UsageException(
                    Message.NOT_IMPORTED.with(result.malformed().size()));
        }
        if (!result.written()) {
            throw new UsageException(Message.NOTHING_TO_IMPORT.with(result.ignored()));
        }
        if (result.ignored() > 0) {
            err.println(Message.IGNORED.with(result.ignored()));
        }
        out.println(Message.IMPORTED.with(result.documents().size(), result.facts(), file));
        return ExitCode.NOTHING_MISSING;
    }

    /** What ships, and what the file has of other documents or of later revisions. */
    private List<Fact> known(Path file) throws IOException {
        List<Fact> known = new ArrayList<>(Shipped.facts());
        if (!Files.exists(file)) {
            return known;
        }
        Map<String, LocalDate> shipped = new HashMap<>();
        known.forEach(fact -> shipped.put(document(fact), fact.origin().date()));
        try {
            List<Fact> kept = CatalogueFile.read(file).facts().stream()
                    .filter(fact -> fact.origin().date().isAfter(shipped.getOrDefault(document(fact), LocalDate.MIN)))
                    .toList();
            Set<String> later = kept.stream().map(CatalogueCommand::document).collect(Collectors.toSet());
            known.removeIf(fact -> later.contains(document(fact)));
            known.addAll(kept);
        } catch (UnreadableCatalogueException e) {
            err.println(Message.ERROR.with(Message.BAD_CATALOGUE.with(e.getMessage())));
        }
        return known;
    }

    private static String document(Fact fact) {
        return fact.origin().source() + " " + fact.origin().document();
    }

    private ExitCode status(Path file) throws IOException, NoCatalogueException {
        boolean there = Files.exists(file);
        if (!there && !file.equals(standard)) {
            throw new NoCatalogueException(Message.NO_CATALOGUE.with(file));
        }
        List<Fact> facts;
        try {
            facts = there ? CatalogueFile.read(file).facts() : Shipped.facts();
        } catch (UnreadableCatalogueException e) {
            throw new NoCatalogueException(Message.BAD_CATALOGUE.with(e.getMessage()));
        }
        out.println(there ? Message.STATUS.with(file, facts.size()) : Message.STATUS_NONE.with());
        Map<Source, SourceStatus> bySource = new TreeMap<>();
        facts.forEach(fact -> bySource.computeIfAbsent(fact.origin().source(), source -> new SourceStatus())
                .add(fact.origin()));
        bySource.forEach((source, status) -> out.println(Message.STATUS_SOURCE.with(
                Columns.of(source.name(), 16), status.documents.size(), status.facts, status.from, status.to)));
        return there ? ExitCode.NOTHING_MISSING : ExitCode.NOT_JUDGED;
    }

    /** What the file has of one source. */
    private static final class SourceStatus {

        private final Set<String> documents = new HashSet<>();
        private int facts;
        private LocalDate from = LocalDate.MAX;
        private LocalDate to = LocalDate.MIN;

        void add(Origin origin) {
            documents.add(origin.document());
            facts++;
            from = origin.date().isBefore(from) ? origin.date() : from;
            to = origin.date().isAfter(to) ? origin.date() : to;
        }
    }

    private final class PrintedProgress implements ImportProgress {

        private final SlowProgress slow = new SlowProgress(clock, err);

        @Override
        public void read(int done, int total, Path file, DocumentSummary summary) {
            slow.tell(Message.IMPORTING, done, total);
        }

        @Override
        public void ignored(int done, int total, Path file) {
            slow.tell(Message.IMPORTING, done, total);
        }

        @Override
        public void malformed(int done, int total, Path file, MalformedDocumentException reason) {
            err.println(Message.ERROR.with(Columns.printable(file + ", " + reason.place() + ": " + reason.reason())));
        }
    }
}
