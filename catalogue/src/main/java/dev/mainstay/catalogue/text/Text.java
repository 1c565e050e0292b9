package dev.mainstay.catalogue.text;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person is to read, in the language of whoever reads it. Made and kept without words; they come from the bundles
 * {@code texts/<group>} when it is read.
 *
 * <p>As JSON a string, which is the same in every language, or an array of a key and its arguments, each a text again:
 * {@code ["sql.LACKS", "RTC", "SQL Server 2012 SP4", ["sql.LINE_GDR"]]}; or an object of words by language.
 */
@JsonDeserialize(using = TextReader.class)
public sealed interface Text {

    /** The words, in English for every language that is not there. */
    String in(Locale language);

    /** Words that are the same in every language: a name, a number, what Windows itself says. */
    static Text verbatim(String words) {
        return new Verbatim(words);
    }

    /** Words that are the same in every language. */
    record Verbatim(@JsonValue String words) implements Text {

        @Override
        public String in(Locale language) {
            return words;
        }
    }

    /**
     * Words that somebody else said in several languages.
     *
     * @param words by language ({@code en}, {@code fr}), English among them
     */
    record Translation(@JsonValue SortedMap<String, String> words) implements Text {

        public Translation {
            words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
        }

        @Override
        public String in(Locale language) {
            String english = words.getOrDefault("en", "");
            return words.getOrDefault(language.getLanguage(), english);
        }
    }

    /**
     * A sentence, or a part of one.
     *
     * @param group the bundle it is in
     * @param name its entry there; what is stored names it for good
     * @param arguments in the order of their numbers in the entry
     */
    record Sentence(String group, String name, List<Text> arguments) implements Text {

        public Sentence {
            arguments = List.copyOf(arguments);
        }

        String key() {
            return group + "." + name;
        }

        @JsonValue
        List<Object> stored() {
            return Stream.concat(Stream.of(key()), arguments.stream()).toList();
        }

        /** A sentence that this release does not have any more, or not yet, is told by its key and arguments. */
        @Override
        public String in(Locale language) {
            String[] words = new String[arguments.size()];
            for (int i = 0; i < words.length; i++) {
                words[i] = arguments.get(i).in(language);
            }
            return Phrases.in(language)
                    .find(group, name)
                    .map(phrase -> phrase.format(words))
                    .orElseGet(() ->
                            Stream.concat(Stream.of(key()), Stream.of(words)).collect(Collectors.joining(" ")));
        }
    }

    /** The text of a value: a text as it is, of all else what it calls itself. */
    static Text of(@Nullable Object value) {
        return value instanceof Text text ? text : new Verbatim(String.valueOf(value));
    }
}
