package dev.mainstay.catalogue.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.mainstay.catalogue.text.Text.Sentence;
import dev.mainstay.catalogue.text.Text.Translation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reader of texts in JSON. A string, which is all that earlier releases wrote, is taken as it is. */
final class TextReader extends StdDeserializer<Text> {

    private static final long serialVersionUID = 1;

    TextReader() {
        super(Text.class);
    }

    @Override
    public Text deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return text(parser.readValueAsTree(), context);
    }

    private static Text text(JsonNode node, DeserializationContext context) throws JsonMappingException {
        if (node.isTextual()) {
            return Text.verbatim(node.textValue());
        }
        if (node.isObject() && !node.isEmpty()) {
            SortedMap<String, String> words = new TreeMap<>();
            node.properties()
                    .forEach(told -> words.put(told.getKey(), told.getValue().asText()));
            return new Translation(words);
        }
        String key = node.path(0).asText();
        int dot = key.indexOf('.');
        if (dot < 0) {
            return context.reportInputMismatch(Text.class, "A text is a string or an array that begins with a key");
        }
        List<Text> arguments = new ArrayList<>();
        for (int i = 1; i < node.size(); i++) {
            arguments.add(text(node.path(i), context));
        }
        return new Sentence(key.substring(0, dot), key.substring(dot + 1), arguments);
    }
}
