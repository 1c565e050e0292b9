package dev.mainstay.catalogue.commandline;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** An array with an object per host: what is known of it, and the findings. */
final class AssessmentJson {

    private AssessmentJson() {}

    static void write(List<Assessment> assessments, PrintStream out) {
        JsonMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        try {
            json.writeValue(out, assessments);
            out.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
