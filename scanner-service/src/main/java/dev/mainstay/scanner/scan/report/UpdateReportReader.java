package dev.mainstay.scanner.scan.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.mainstay.scanner.scan.report.RecordFields.Field;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateReport;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Reader of one update of a report, token by token, which checks it on the way: a report has hundreds of them, and reading them by
 * reflection and validating them afterwards is most of the work of taking a scan. The schema is closed: a field that is
 * unknown, missing, null where it may not be, or of another type ends the reading and tells its place.
 */
final class UpdateReportReader extends StdDeserializer<UpdateReport> {

    @Serial
    private static final long serialVersionUID = 1;

    private static final RecordFields<UpdateReport> FIELDS = RecordFields.of(UpdateReport.class);

    UpdateReportReader() {
        super(UpdateReport.class);
    }

    @Override
    public UpdateReport deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            throw StrictJson.refused(json, UpdateReport.class, "is not an object");
        }
        @Nullable Object[] values = new @Nullable Object[FIELDS.size()];
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            Field field = FIELDS.named(name);
            if (field == null) {
                throw UnrecognizedPropertyException.from(json, UpdateReport.class, name, FIELDS.names());
            }
            values[field.place()] = read(field, json);
        }
        return FIELDS.made(values, json);
    }

    @Override
    public UpdateReport getNullValue(DeserializationContext context) throws JsonMappingException {
        throw StrictJson.refused(context.getParser(), UpdateReport.class, "is missing");
    }

    private static @Nullable Object read(Field field, JsonParser json) throws IOException {
        try {
            return field.read(json);
        } catch (JsonMappingException mismatch) {
            mismatch.prependPath(UpdateReport.class, field.name());
            throw mismatch;
        }
    }
}
