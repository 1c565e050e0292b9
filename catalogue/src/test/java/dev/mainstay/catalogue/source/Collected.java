package dev.mainstay.catalogue.source;

import dev.mainstay.catalogue.fact.Fact;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader delivers. */
public final class Collected implements FactSink {

    /** The day of all tests. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final List<Fact> facts = new ArrayList<>();

    @Override
    public void accept(Fact fact) {
        facts.add(fact);
    }

    public <T extends Fact> List<T> of(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public List<Fact> all() {
        return facts;
    }

    public static Collected read(DocumentReader reader, String text) throws IOException, MalformedDocumentException {
        Collected collected = new Collected();
        reader.read(
                "test",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                ReadingRules.on(TODAY),
                collected);
        return collected;
    }
}
