package dev.mainstay.catalogue.commandline;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.FindingView;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.host.facts.HostFactsView;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a person reads: what to install first, then what cannot be helped, then what is not known; 100 columns wide. */
final class AssessmentTable {

    private static final int MOST_EXPLOITED = 12;
    private static final int PER_LINE = 3;
    private static final Set<FindingState> CONTAINED =
            EnumSet.of(FindingState.INSTALLED, FindingState.INSTALLED_OTHER, FindingState.NOT_APPLICABLE);

    private final PrintStream out;

    private AssessmentTable(PrintStream out) {
        this.out = out;
    }

    static void write(List<Assessment> assessments, PrintStream out) {
        boolean first = true;
        for (Assessment assessment : assessments) {
            if (!first) {
                out.println();
            }
            first = false;
            new AssessmentTable(out).write(assessment);
        }
    }

    private void write(Assessment assessment) {
        heading(assessment);
        toInstall(assessment);
        toPutRight(assessment.toPutRight());
        unpatchable(assessment.in(EnumSet.of(FindingState.UNPATCHABLE)));
        remarks(Message.OPTIONAL, assessment.optional());
        List<FindingView> unknown = assessment.in(EnumSet.of(FindingState.UNKNOWN, FindingState.WAIVED));
        remarks(
                Message.NO_FIX,
                unknown.stream().filter(Assessment::isWithoutFix).toList());
        remarks(
                Message.UNDECIDED,
                unknown.stream()
                        .filter(finding -> !Assessment.isCoverage(finding) && !Assessment.isWithoutFix(finding))
                        .toList());
        List<FindingView> contained = assessment.in(CONTAINED);
        remarks(
                Message.WORTH_KNOWING,
                contained.stream().filter(finding -> finding.remedy() != null).toList());
        long quiet =
                contained.stream().filter(finding -> finding.remedy() == null).count();
        if (quiet > 0) {
            out.println(Message.CONTAINED.with(quiet));
        }
        unread(assessment.host(), unknown);
    }

    private void heading(Assessment assessment) {
        HostFactsView host = assessment.host();
        List<String> parts = new ArrayList<>();
        parts.add(host.name() == null ? Message.UNNAMED_HOST.with() : host.name());
        Windows windows = host.windows();
        if (windows == null) {
            parts.add(Message.UNKNOWN_WINDOWS.with());
        } else {
            String caption = windows.caption();
            parts.add(caption == null ? "Windows" : caption);
            parts.add(windows.number().toString());
            if (windows.servicePack() > 0) {
                parts.add(Message.SERVICE_PACK.with(windows.servicePack()));
            }
            if (windows.architecture() != null) {
                parts.add(windows.architecture());
            }
        }
        if (!host.hotfixes().isEmpty()) {
            parts.add(Message.INSTALLED_UPDATES.with(host.hotfixes().size()));
        }
        parts.add(Message.AS_OF.with(assessment.asOf()));
        if (assessment.documentsUpTo() != null) {
            parts.add(Message.CATALOGUE_OF.with(assessment.documentsUpTo()));
        }
        print(String.join(" · ", parts), "", "  ");
        out.println("─".repeat(Columns.WIDTH));
        if (!assessment.windowsJudged()) {
            Message.NO_WINDOWS_DOCUMENTS.with().lines().forEach(line -> print(line, "", ""));
            out.println();
        }
    }

    private void toInstall(Assessment assessment) {
        List<FindingView> findings = assessment.toInstall();
        if (findings.isEmpty()) {
            if (assessment.exitCode() == ExitCode.NOTHING_MISSING) {
                out.println(Message.NOTHING_TO_INSTALL.with());
            }
            return;
        }
        List<Exploited> exploited = assessment.exploited();
        out.println(Message.TO_INSTALL.with(findings.size()));
        if (!assessment.closed().isEmpty()) {
            out.println("  " + Message.CLOSES.with(assessment.closed().size(), exploited.size()));
        }
        out.println(Message.HEADING.with());
        for (FindingView finding : findings) {
            line(finding, verb(finding.state()));
        }
        if (!exploited.isEmpty()) {
            out.println(Message.EXPLOITED.with(exploited.size()));
            List<Exploited> shown = exploited.subList(0, Math.min(MOST_EXPLOITED, exploited.size()));
            for (int i = 0; i < shown.size(); i += PER_LINE) {
                var line = new StringBuilder(" ");
                for (Exploited one : shown.subList(i, Math.min(i + PER_LINE, shown.size()))) {
                    line.append(' ').append(Columns.of(one.cve() + " " + one.due(), 30));
                }
                out.println(line.toString().stripTrailing());
            }
            if (exploited.size() > shown.size()) {
                out.println("  " + Message.EXPLOITED_MORE.with(exploited.size() - shown.size()));
            }
        }
    }

    /** KB, what to do, how sure, what it closes; then its name, from which version to which, and what to do first. */
    private void line(FindingView finding, String verb) {
        String kb = finding.kb() == null ? "-" : finding.kb();
        String closes = finding.cves().isEmpty()
                ? ""
                : finding.cves().size() + " CVE"
                        + (finding.exploited().isEmpty()
                                ? ""
                                : ", " + finding.exploited().size() + " KEV");
        String severity = finding.severity() == null ? "" : finding.severity();
        out.println(("  " + Columns.of(kb, 11) + Columns.of(verb, 12) + Columns.of(sure(finding), 10)
                        + Columns.of(severity, 11) + closes)
                .stripTrailing());
        details(finding, "             ");
    }

    private void details(FindingView finding, String indent) {
        print(finding.title(), indent, indent);
        if (finding.current() != null && finding.target() != null) {
            print(Message.FROM_TO.with(finding.current(), finding.target()), indent, indent);
        }
        if (finding.remedy() != null) {
            print(finding.remedy(), indent + "→ ", indent + "  ");
        }
    }

    private void toPutRight(List<FindingView> findings) {
        if (findings.isEmpty()) {
            return;
        }
        out.println(Message.TO_PUT_RIGHT.with(findings.size()));
        for (FindingView finding : findings) {
            subject(finding, "");
        }
    }

    private void unpatchable(List<FindingView> findings) {
        if (findings.isEmpty()) {
            return;
        }
        out.println(Message.UNPATCHABLE.with(findings.size()));
        for (FindingView finding : findings) {
            String since = finding.supportEnded() == null ? "" : Message.SUPPORT_ENDED.with(finding.supportEnded());
            subject(finding, since);
        }
    }

    private void subject(FindingView finding, String since) {
        out.println(("  " + Columns.of(finding.subject(), 35) + Columns.of(sure(finding), 10) + since).stripTrailing());
        details(finding, "    ");
    }

    private void remarks(Message heading, List<FindingView> findings) {
        if (findings.isEmpty()) {
            return;
        }
        out.println(heading.with(findings.size()));
        for (FindingView finding : findings) {
            print(finding.title(), "  ", "  ");
            if (finding.remedy() != null) {
                print(finding.remedy(), "  → ", "    ");
            }
        }
    }

    private void unread(HostFactsView host, List<FindingView> unknown) {
        Set<String> unread = new LinkedHashSet<>();
        unknown.stream()
                .filter(Assessment::isCoverage)
                .flatMap(coverage -> coverage.evidence().stream())
                .forEach(evidence -> unread.add(evidence.text()));
        unread.addAll(host.unread());
        if (!unread.isEmpty()) {
            out.println(Message.NOT_READ.with());
            unread.forEach(text -> print(text, "  - ", "    "));
        }
    }

    private void print(String text, String first, String rest) {
        Columns.wrapped(text, first, rest).forEach(out::println);
    }

    private static String verb(FindingState state) {
        return switch (state) {
            case INSTALLED_PENDING_REBOOT -> Message.RESTART_PENDING.with();
            case FAILED -> Message.LAST_FAILED.with();
            default -> Message.INSTALL.with();
        };
    }

    private static String sure(FindingView finding) {
        return Message.valueOf(finding.confidence().name()).with();
    }
}
