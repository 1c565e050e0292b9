package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.FixedBuildOverride;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.SqlLineFact;
import dev.mainstay.catalogue.fact.SqlSupportOverride;
import dev.mainstay.catalogue.fact.SupersedenceOverride;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The project's own corrections of mistakes in other sources. What the columns {@code written} and {@code right} hold
 * depends on {@code kind}:
 *
 * <ul>
 *   <li>{@code no-supersedence}, {@code supersedence}: {@code written} is the update that {@code kb} does not replace, or
 *       does; {@code right} is blank
 *   <li>{@code fixed-build}: the build as documents write it, and as it should read; blank where that is not known
 *   <li>{@code sql-support}: the day that the build table gives, and the right one
 *   <li>{@code sql-line}: the name of the second line of a service pack, and its first build
 * </ul>
 */
public final class OverridesReader extends CsvReader {

    public OverridesReader() {
        super(Source.OVERRIDES, "overrides", "kind", "product", "servicePack", "kb", "written", "right", "reason");
    }

    @Override
    Fact fact(CsvRows rows, Origin origin) throws MalformedDocumentException {
        Fact fact = correction(rows, origin);
        rows.once("kind", fact.key(), "the same correction a second time");
        return fact;
    }

    private static Fact correction(CsvRows rows, Origin origin) throws MalformedDocumentException {
        String kind = rows.needed("kind");
        String reason = rows.needed("reason");
        return switch (kind) {
            case "supersedence", "no-supersedence" ->
                new SupersedenceOverride(
                        origin,
                        kb(rows, "kb"),
                        kb(rows, "written"),
                        rows.optional("product"),
                        kind.equals("supersedence"),
                        reason);
            case "fixed-build" ->
                new FixedBuildOverride(
                        origin,
                        optionalKb(rows),
                        rows.needed("product"),
                        rows.needed("written"),
                        rows.version("right"),
                        reason);
            case "sql-support" ->
                new SqlSupportOverride(
                        origin, rows.needed("product"), rows.needed("servicePack"), rows.day("right"), reason);
            case "sql-line" ->
                new SqlLineFact(
                        origin,
                        rows.needed("product"),
                        rows.needed("servicePack"),
                        firstBuild(rows),
                        rows.needed("written"),
                        reason);
            default -> throw rows.malformed("kind", "is none: " + kind);
        };
    }

    private static String firstBuild(CsvRows rows) throws MalformedDocumentException {
        String build = rows.version("right");
        if (build == null) {
            throw rows.malformed("right", "is blank");
        }
        return build;
    }

    private static String kb(CsvRows rows, String column) throws MalformedDocumentException {
        List<String> kbs = rows.kbs(column);
        if (kbs.size() != 1) {
            throw rows.malformed(column, "is not one KB number");
        }
        return kbs.getFirst();
    }

    private static @Nullable String optionalKb(CsvRows rows) throws MalformedDocumentException {
        return rows.optional("kb") == null ? null : kb(rows, "kb");
    }
}
