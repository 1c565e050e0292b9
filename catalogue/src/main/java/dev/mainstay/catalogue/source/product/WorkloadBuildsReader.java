package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The project's own table of Lync Server and Skype for Business Server builds. Blank is unknown: a line may have no
 * component, KB, month or build; it always says where it was read.
 */
public final class WorkloadBuildsReader implements DocumentReader {

    private static final String ID = "workload-builds";
    private static final List<String> COLUMNS =
            List.of("product", "component", "update", "kbs", "released", "build", "security", "basis");
    private static final Pattern PRODUCT = Pattern.compile("[A-Z0-9_]+");

    @Override
    public Source source() {
        return Source.WORKLOAD_BUILDS;
    }

    @Override
    public boolean recognises(String name, String start) {
        return name.endsWith(".csv") && start.contains(String.join(",", COLUMNS));
    }

    @Override
    public DocumentSummary read(String name, InputStream in, ReadingRules rules, FactSink sink)
            throws IOException, MalformedDocumentException {
        try (CsvRows rows = new CsvRows(name, in, rules, COLUMNS)) {
            Set<String> keys = new HashSet<>();
            return rows.read(source(), ID, sink, origin -> {
                WorkloadBuildFact fact = fact(rows, origin);
                if (!keys.add(fact.key())) {
                    throw rows.malformed("update", "the same product, component, update and KB a second time");
                }
                return fact;
            });
        }
    }

    private static WorkloadBuildFact fact(CsvRows rows, Origin origin) throws MalformedDocumentException {
        String product = rows.needed("product");
        if (!PRODUCT.matcher(product).matches()) {
            throw rows.malformed("product", "is no name of a product: " + product);
        }
        return new WorkloadBuildFact(
                origin,
                product,
                rows.optional("component"),
                rows.needed("update"),
                rows.kbs("kbs"),
                rows.pastMonth("released"),
                rows.version("build"),
                security(rows),
                rows.needed("basis"));
    }

    private static boolean security(CsvRows rows) throws MalformedDocumentException {
        String text = rows.needed("security");
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw rows.malformed("security", "is neither yes nor no: " + text);
        };
    }
}
