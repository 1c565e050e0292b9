package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import java.util.regex.Pattern;

/**
 * The project's own table of Lync Server and Skype for Business Server builds. Blank is unknown: a line may have no
 * component, KB, month or build; it always says where it was read.
 */
public final class WorkloadBuildsReader extends CsvReader {

    private static final Pattern PRODUCT = Pattern.compile("[A-Z0-9_]+");

    public WorkloadBuildsReader() {
        super(
                Source.WORKLOAD_BUILDS,
                "workload-builds",
                "product",
                "component",
                "update",
                "kbs",
                "released",
                "build",
                "security",
                "basis");
    }

    @Override
    WorkloadBuildFact fact(CsvRows rows, Origin origin) throws MalformedDocumentException {
        WorkloadBuildFact fact = build(rows, origin);
        rows.once("update", fact.key(), "the same product, component, update and KB a second time");
        return fact;
    }

    private static WorkloadBuildFact build(CsvRows rows, Origin origin) throws MalformedDocumentException {
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
