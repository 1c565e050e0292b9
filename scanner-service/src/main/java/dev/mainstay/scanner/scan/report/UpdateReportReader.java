package dev.mainstay.scanner.scan.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateReport;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateStateReport;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateTypeReport;
import java.io.IOException;
import java.io.Serial;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reader of one update of a report, token by token, which checks it on the way: a report has hundreds of them, and reading them by
 * reflection and validating them afterwards is most of the work of taking a scan. The schema is closed: a field that is
 * unknown, missing, null where it may not be, or of another type ends the reading and tells its place.
 */
final class UpdateReportReader extends StdDeserializer<UpdateReport> {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int TITLE_LENGTH = 2000;
    private static final int CLASSIFICATION_LENGTH = 200;

    UpdateReportReader() {
        super(UpdateReport.class);
    }

    @Override
    public UpdateReport deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            throw StrictJson.refused(json, UpdateReport.class, "is not an object");
        }
        Draft draft = new Draft();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            if (!read(field, json, draft)) {
                throw UnrecognizedPropertyException.from(json, UpdateReport.class, field, names());
            }
        }
        return draft.finished(json);
    }

    @Override
    public UpdateReport getNullValue(DeserializationContext context) throws JsonMappingException {
        throw StrictJson.refused(context.getParser(), UpdateReport.class, "is missing");
    }

    private static boolean read(String field, JsonParser json, Draft draft) throws IOException {
        try {
            return draft.read(field, json);
        } catch (JsonMappingException mismatch) {
            mismatch.prependPath(UpdateReport.class, field);
            throw mismatch;
        }
    }

    private static List<Object> names() {
        return Arrays.stream(UpdateReport.class.getRecordComponents())
                .<Object>map(RecordComponent::getName)
                .toList();
    }

    /** An update as far as it was read. */
    private static final class Draft {
        private @Nullable UUID updateId;
        private @Nullable Integer revision;
        private @Nullable String title;
        private @Nullable UpdateStateReport state;
        private @Nullable List<String> kbs;
        private @Nullable List<String> cves;
        private @Nullable List<String> bulletins;
        private @Nullable List<UUID> supersedes;
        private @Nullable List<String> products;
        private @Nullable String classification;
        private @Nullable String severity;
        private @Nullable UpdateTypeReport type;
        private @Nullable Long sizeBytes;
        private @Nullable RebootBehavior rebootBehavior;
        private @Nullable Boolean exclusive;
        private @Nullable Boolean eulaAccepted;
        private @Nullable Boolean hidden;
        private @Nullable Boolean browseOnly;
        private @Nullable Boolean mandatory;
        private @Nullable Boolean uninstallable;
        private @Nullable Instant publishedAt;
        private @Nullable Instant deadline;

        /** False when there is no such field. */
        boolean read(String field, JsonParser json) throws IOException {
            switch (field) {
                case "updateId" -> updateId = StrictJson.id(json);
                case "revision" -> revision = StrictJson.count(json);
                case "title" -> title = StrictJson.text(json, TITLE_LENGTH);
                case "state" -> state = StrictJson.constant(json, UpdateStateReport.class);
                case "kbs" -> kbs = StrictJson.list(json, StrictJson::text);
                case "cves" -> cves = StrictJson.list(json, StrictJson::text);
                case "bulletins" -> bulletins = StrictJson.list(json, StrictJson::text);
                case "supersedes" -> supersedes = StrictJson.list(json, StrictJson::id);
                case "products" -> products = StrictJson.list(json, StrictJson::text);
                case "classification" -> classification = StrictJson.text(json, CLASSIFICATION_LENGTH);
                case "severity" -> severity = StrictJson.orNull(json, StrictJson::text);
                case "type" -> type = StrictJson.constant(json, UpdateTypeReport.class);
                case "sizeBytes" -> sizeBytes = StrictJson.orNull(json, StrictJson::number);
                case "rebootBehavior" -> rebootBehavior = StrictJson.constant(json, RebootBehavior.class);
                case "exclusive" -> exclusive = StrictJson.flag(json);
                case "eulaAccepted" -> eulaAccepted = StrictJson.flag(json);
                case "hidden" -> hidden = StrictJson.flag(json);
                case "browseOnly" -> browseOnly = StrictJson.flag(json);
                case "mandatory" -> mandatory = StrictJson.flag(json);
                case "uninstallable" -> uninstallable = StrictJson.flag(json);
                case "publishedAt" -> publishedAt = StrictJson.orNull(json, StrictJson::instant);
                case "deadline" -> deadline = StrictJson.orNull(json, StrictJson::instant);
                default -> {
                    return false;
                }
            }
            return true;
        }

        UpdateReport finished(JsonParser json) throws JsonMappingException {
            return new UpdateReport(
                    present(updateId, "updateId", json),
                    present(revision, "revision", json),
                    present(title, "title", json),
                    present(state, "state", json),
                    present(kbs, "kbs", json),
                    present(cves, "cves", json),
                    present(bulletins, "bulletins", json),
                    present(supersedes, "supersedes", json),
                    present(products, "products", json),
                    present(classification, "classification", json),
                    severity,
                    present(type, "type", json),
                    sizeBytes,
                    present(rebootBehavior, "rebootBehavior", json),
                    present(exclusive, "exclusive", json),
                    present(eulaAccepted, "eulaAccepted", json),
                    present(hidden, "hidden", json),
                    present(browseOnly, "browseOnly", json),
                    present(mandatory, "mandatory", json),
                    present(uninstallable, "uninstallable", json),
                    publishedAt,
                    deadline);
        }

        private static <T> T present(@Nullable T value, String field, JsonParser json) throws JsonMappingException {
            if (value == null) {
                JsonMappingException missing = StrictJson.refused(json, UpdateReport.class, "is missing");
                missing.prependPath(UpdateReport.class, field);
                throw missing;
            }
            return value;
        }
    }
}
