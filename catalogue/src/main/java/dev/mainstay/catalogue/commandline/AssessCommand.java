package dev.mainstay.catalogue.commandline;

import dev.mainstay.catalogue.assessment.HostAssessor;
import dev.mainstay.catalogue.assessment.Role;
import dev.mainstay.catalogue.finding.FindingsCsv;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.host.HostExports;
import dev.mainstay.catalogue.host.ReadExports;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFactsView;
import dev.mainstay.catalogue.host.file.RefusedFile;
import dev.mainstay.catalogue.index.CatalogueSelection;
import dev.mainstay.catalogue.version.Version;
import dev.mainstay.catalogue.windows.WindowsProduct;
import dev.mainstay.catalogue.workload.InstalledWorkload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ./mainstay assess}: reads the files, judges each host, writes the answer. */
final class AssessCommand {

    private final Path standard;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    AssessCommand(Path standard, Clock clock, PrintStream out, PrintStream err) {
        this.standard = standard;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    ExitCode run(List<String> arguments) throws UsageException, IOException, NoCatalogueException {
        AssessOptions options = AssessOptions.of(arguments, LocalDate.now(clock));
        ExportFiles given = ExportFiles.read(options.files());
        ReadExports read = HostExports.read(given.files());
        List<RefusedFile> refused =
                Stream.concat(given.refused().stream(), read.refused().stream()).toList();
        refused.forEach(file -> err.println(Message.ERROR.with(Columns.printable(file.in(Locale.getDefault())))));
        List<HostFacts> hosts = read.hosts();
        if (hosts.isEmpty()) {
            return ExitCode.UNREADABLE;
        }
        LoadedCatalogue known = LoadedCatalogue.read(options.catalogue(), standard, wanted(hosts, options.asOf()));
        HostAssessor assessor = new HostAssessor(known.catalogue());
        SlowProgress progress = new SlowProgress(clock, err);
        List<Assessment> assessments = new ArrayList<>();
        for (HostFacts host : hosts) {
            assessments.add(assess(host, known, assessor, options.asOf(), refused));
            progress.tell(Message.ASSESSING, assessments.size(), hosts.size());
        }
        switch (options.format()) {
            case TABLE -> AssessmentTable.write(assessments, out);
            case JSON -> AssessmentJson.write(assessments, out);
            case CSV -> {
                FindingsCsv csv = new FindingsCsv();
                assessments.forEach(assessment -> csv.add(assessment.host(), assessment.findings()));
                refused.forEach(file -> csv.add(file, Locale.getDefault()));
                out.print(csv);
            }
        }
        return refused.isEmpty() ? worst(assessments) : ExitCode.UNREADABLE;
    }

    /** The role of the host is not known here, so no SQL Server instance is missing or unexpected. */
    private static Assessment assess(
            HostFacts host, LoadedCatalogue known, HostAssessor assessor, LocalDate day, List<RefusedFile> refused) {
        List<HostFinding> findings = known.documents()
                ? assessor.assess(host, Role.UNKNOWN, day)
                : assessor.assessBesideUpdates(host, Role.UNKNOWN, day);
        Locale language = Locale.getDefault();
        return new Assessment(
                view(host, known.revisedLater(), day, language),
                day,
                known.documents(),
                known.documentsUpTo(),
                findings.stream().map(finding -> finding.in(language)).toList(),
                refused.stream().map(file -> file.in(language)).toList());
    }

    /** The host, and of which vulnerabilities only a later revision is at hand. */
    private static HostFactsView view(HostFacts host, List<String> revisedLater, LocalDate day, Locale language) {
        HostFactsView view = host.in(language);
        if (revisedLater.isEmpty()) {
            return view;
        }
        String few = String.join(", ", revisedLater.stream().limit(3).toList()) + (revisedLater.size() > 3 ? " …" : "");
        return view.alsoUnread(Message.REVISED_LATER.with(revisedLater.size(), day, few));
    }

    /** Of the products of which updates are asked for, the Windows releases of the hosts and what runs on them. */
    private static CatalogueSelection wanted(List<HostFacts> hosts, LocalDate day) {
        boolean sql = hosts.stream().anyMatch(host -> !host.sqlInstances().isEmpty());
        Set<Version> builds = hosts.stream()
                .map(HostFacts::windows)
                .filter(Objects::nonNull)
                .map(windows -> windows.line())
                .collect(Collectors.toSet());
        return new CatalogueSelection(products(hosts, sql), builds, sql, day);
    }

    private static Predicate<String> products(List<HostFacts> hosts, boolean sql) {
        Set<WindowsProduct> releases = hosts.stream()
                .map(HostFacts::windows)
                .filter(Objects::nonNull)
                .flatMap(windows -> WindowsProduct.of(windows).stream())
                .collect(Collectors.toSet());
        boolean workload = hosts.stream()
                .anyMatch(host -> InstalledWorkload.of(host.components()).isPresent());
        return product -> releases.stream().anyMatch(release -> release.covers(product))
                || (sql && product.contains("SQL Server"))
                || (workload && (product.contains("Lync") || product.contains("Skype for Business")));
    }

    /** Something missing weighs most; then that something could not be judged. */
    private static ExitCode worst(List<Assessment> assessments) {
        return assessments.stream()
                .map(Assessment::exitCode)
                .max(Comparator.comparingInt(code -> switch (code) {
                    case NOTHING_MISSING -> 0;
                    case NOT_JUDGED -> 1;
                    case MISSING -> 2;
                    case UNREADABLE -> 3;
                    case FAILED -> 4;
                }))
                .orElse(ExitCode.NOT_JUDGED);
    }
}
