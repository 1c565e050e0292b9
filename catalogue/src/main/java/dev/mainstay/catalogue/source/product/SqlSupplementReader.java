package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.source.MalformedDocumentException;

/** The project's own list of SQL Server builds that the build reference lacks, one row per build. */
public final class SqlSupplementReader extends CsvReader {

    public SqlSupplementReader() {
        super(
                Source.SQL_SUPPLEMENT,
                "sql-supplement",
                "product",
                "servicePack",
                "cumulativeUpdate",
                "version",
                "kbs",
                "released",
                "basis");
    }

    @Override
    SqlBuildFact fact(CsvRows rows, Origin origin) throws MalformedDocumentException {
        rows.needed("basis");
        String version = rows.version("version");
        if (version == null) {
            throw rows.malformed("version", "is blank");
        }
        rows.once("version", version, version + " a second time");
        return new SqlBuildFact(
                origin,
                rows.needed("product"),
                rows.needed("servicePack"),
                rows.optional("cumulativeUpdate"),
                version,
                rows.kbs("kbs"),
                rows.pastDay("released"),
                null,
                false);
    }
}
