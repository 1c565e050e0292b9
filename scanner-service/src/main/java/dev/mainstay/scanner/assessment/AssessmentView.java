package dev.mainstay.scanner.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.catalogue.finding.FindingView;
import dev.mainstay.catalogue.host.facts.HostFactsView;
import java.time.LocalDate;
import java.util.List;

/**
 * What is concluded about a host without its agent.
 *
 * @param asOf the day for which support was judged
 * @param catalogueVersion state of the catalogue it was concluded with
 * @param host what the files told, and under {@code unread} what they did not
 * @param refusedFiles files of the same call that could not be read, each with line and reason
 */
record AssessmentView(
        LocalDate asOf,
        long catalogueVersion,
        HostFactsView host,
        List<FindingView> findings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> refusedFiles) {}
