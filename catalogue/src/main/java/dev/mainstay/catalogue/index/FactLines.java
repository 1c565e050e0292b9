package dev.mainstay.catalogue.index;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.mainstay.catalogue.fact.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Facts as lines of JSON. */
final class FactLines {

    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private FactLines() {}

    static <T extends Fact> void write(OutputStream out, Class<T> kind, Collection<T> facts) throws IOException {
        ObjectWriter writer = JSON.writerFor(kind);
        for (T fact : facts) {
            out.write(writer.writeValueAsString(fact).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
    }

    /** Only those lines that the predicate takes. */
    static <T extends Fact> List<T> read(InputStream in, Class<T> kind, Predicate<String> lines) throws IOException {
        ObjectReader reader = JSON.readerFor(kind);
        List<T> facts = new ArrayList<>();
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            String line = text.substring(from, end < 0 ? text.length() : end);
            if (lines.test(line)) {
                facts.add(reader.readValue(line));
            }
            from = end < 0 ? text.length() : end + 1;
        }
        return facts;
    }

    static <T extends Fact> List<T> read(InputStream in, Class<T> kind) throws IOException {
        try (MappingIterator<T> lines = JSON.readerFor(kind).readValues(in)) {
            return lines.readAll();
        }
    }
}
