package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.supersedence.Edge;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.SupersedenceWarning.Kind;
import dev.mainstay.catalogue.supersedence.Track;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import java.util.List;

/** Sentences about updates. */
final class UpdateText {

    private UpdateText() {}

    static Text title(Update update, String product) {
        return WindowsText.UPDATE.with(noun(update.track()).with(), product, update.kb());
    }

    private static WindowsText noun(Track track) {
        return switch (track) {
            case MONTHLY_ROLLUP -> WindowsText.MONTHLY_ROLLUP;
            case PREVIEW_ROLLUP -> WindowsText.PREVIEW_ROLLUP;
            case SECURITY_ONLY -> WindowsText.SECURITY_ONLY;
            case IE_CUMULATIVE -> WindowsText.IE_CUMULATIVE;
            case CUMULATIVE -> WindowsText.CUMULATIVE;
            case HOTPATCH -> WindowsText.HOTPATCH;
            case SERVICING_STACK -> WindowsText.SERVICING_STACK;
            case SETUP, SINGLE -> WindowsText.SECURITY;
        };
    }

    /** Where the update is documented. */
    static Evidence documented(Update update, String product) {
        int documents = update.origins().size();
        Version build = update.build();
        Text text;
        if (documents == 1) {
            text = build == null
                    ? WindowsText.DOCUMENTED.with(update.kb(), product)
                    : WindowsText.DOCUMENTED_BUILD.with(update.kb(), product, build);
        } else {
            text = build == null
                    ? WindowsText.DOCUMENTED_FIRST.with(update.kb(), product, documents)
                    : WindowsText.DOCUMENTED_FIRST_BUILD.with(update.kb(), product, documents, build);
        }
        return new Evidence(update.origins().getFirst(), text);
    }

    /** Why it is not sure that a later rollup does not contain an update that stands alone. */
    static Text doubt(Update update, Update later, SupersedenceGraph graph) {
        return graph.warnings().stream()
                .filter(warning -> warning.kind() == Kind.OVERRIDDEN
                        && warning.superseded().equals(update.kb()))
                .findFirst()
                .map(warning -> WindowsText.DOUBTED_BY_CORRECTION.with(warning.kb(), warning.reason()))
                .orElseGet(() -> WindowsText.DOUBTED.with(later.kb()));
    }

    /** How what is installed contains an update. */
    static Evidence path(List<Edge> path) {
        Edge last = path.getLast();
        Edge first = path.getFirst();
        Text text = switch (path.size()) {
            case 1 -> WindowsText.CONTAINED.with(last.kb(), first.superseded(), reason(first));
            case 2 -> WindowsText.CONTAINED_THROUGH_ONE.with(last.kb(), first.superseded(), reason(first), first.kb());
            default ->
                WindowsText.CONTAINED_THROUGH_MORE.with(
                        last.kb(), first.superseded(), reason(first), first.kb(), path.size() - 1);
        };
        return new Evidence(first.firstSeen(), text);
    }

    private static Text reason(Edge edge) {
        return switch (edge.basis()) {
            case DOCUMENT -> WindowsText.REPLACED_BY_DOCUMENT.with(edge.kb(), edge.superseded());
            case OVERRIDE -> WindowsText.REPLACED_BY_CORRECTION.with(edge.kb(), edge.superseded());
            case BUILD -> WindowsText.HIGHER_BUILD.with(edge.kb(), edge.superseded());
            case TRACK -> WindowsText.KIND_CONTAINS_EARLIER.with();
        };
    }
}
