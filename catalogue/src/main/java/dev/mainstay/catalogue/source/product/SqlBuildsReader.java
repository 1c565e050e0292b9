package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.source.DocumentHeader;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.JsonCursor;
import dev.mainstay.catalogue.source.Kbs;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.catalogue.source.Skip;
import dev.mainstay.catalogue.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The build reference of dbatools, JSON: {@code LastUpdated}, then {@code Data} with one row per build. Rows are
 * positional: product, service pack and end of support stand in the first row of a block and hold for those after it.
 */
public final class SqlBuildsReader implements DocumentReader {

    private static final String ID = "dbatools-buildref-index";

    @Override
    public Source source() {
        return Source.SQL_BUILDS;
    }

    @Override
    public boolean recognises(String name, String start) {
        return name.endsWith(".json") && start.contains("\"LastUpdated\"") && start.contains("\"Data\"");
    }

    @Override
    public DocumentSummary read(String name, InputStream in, ReadingRules rules, FactSink sink)
            throws IOException, MalformedDocumentException {
        try (JsonCursor json = new JsonCursor(name, in, rules)) {
            LocalDate updated = null;
            DocumentHeader header = null;
            Block block = new Block();
            json.beginObject();
            for (String field = json.nextField(); field != null; field = json.nextField()) {
                switch (field) {
                    case "LastUpdated" -> updated = json.pastDate();
                    case "Data" -> {
                        if (updated == null) {
                            throw json.malformed("builds before LastUpdated");
                        }
                        header = new DocumentHeader(Source.SQL_BUILDS, ID, updated.toString(), updated);
                        sink.begin(header);
                        json.beginArray();
                        while (json.nextObject()) {
                            sink.accept(block.row(json, header));
                        }
                    }
                    default -> json.passOver();
                }
            }
            json.end();
            if (header == null) {
                throw json.malformed("is no build reference: it has no Data");
            }
            return new DocumentSummary(header, block.versions.size(), block.skipped);
        }
    }

    /** What the rows before have set. */
    private static final class Block {
        private final Set<String> versions = new HashSet<>();
        private final Map<Skip, Integer> skipped = new EnumMap<>(Skip.class);
        private @Nullable String product;
        private @Nullable String servicePack;
        private @Nullable LocalDate supportedUntil;

        SqlBuildFact row(JsonCursor json, DocumentHeader header) throws IOException, MalformedDocumentException {
            Row row = Row.read(json);
            if (row.product != null) {
                product = row.product;
                servicePack = null;
                supportedUntil = null;
            }
            if (row.servicePack != null) {
                servicePack = row.servicePack;
                supportedUntil = null;
            }
            if (row.supportedUntil != null) {
                supportedUntil = row.supportedUntil;
            }
            if (product == null) {
                throw json.malformed("a build before the first Name");
            }
            if (Version.read(row.version).isEmpty()) {
                throw json.malformed("no version of three or four parts: \"" + row.version + "\"");
            }
            if (!versions.add(row.version)) {
                throw json.malformed("the build " + row.version + " a second time");
            }
            return new SqlBuildFact(
                    header.origin(),
                    product,
                    servicePack,
                    row.cumulativeUpdate,
                    row.version,
                    kbs(row.kbs),
                    row.released,
                    supportedUntil,
                    row.retired);
        }

        private List<String> kbs(List<String> texts) {
            List<String> kbs = new ArrayList<>();
            for (String text : texts) {
                Kbs.parse(text)
                        .ifPresentOrElse(
                                kbs::add,
                                () -> skipped.merge(
                                        text.isEmpty() ? Skip.EMPTY_KB : Skip.WORDS_FOR_KB, 1, Integer::sum));
            }
            return kbs;
        }
    }

    /** One row as it stands. */
    private static final class Row {
        private String version = "";
        private @Nullable String product;
        private @Nullable String servicePack;
        private @Nullable String cumulativeUpdate;
        private @Nullable LocalDate supportedUntil;
        private @Nullable LocalDate released;
        private List<String> kbs = List.of();
        private boolean retired;

        static Row read(JsonCursor json) throws IOException, MalformedDocumentException {
            Row row = new Row();
            for (String field = json.nextField(); field != null; field = json.nextField()) {
                switch (field) {
                    case "Version" -> row.version = json.text();
                    case "Name" -> row.product = json.text();
                    case "SP" -> row.servicePack = json.text();
                    case "CU" -> row.cumulativeUpdate = json.text();
                    case "SupportedUntil" -> row.supportedUntil = json.date();
                    case "ReleaseDate" -> row.released = json.pastDate();
                    case "KBList" -> row.kbs = json.texts();
                    case "Retired" -> row.retired = json.flag();
                    default -> json.passOver();
                }
            }
            return row;
        }
    }
}
