package dev.mainstay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern CODE = Pattern.compile(
            "Finding\\s*\\.(ok|warning|wrong)\\(\\s*(?:Area\\.\\w+|check\\.area\\(\\)),\\s*\"([a-z.]+[a-z])\"");

    @Test
    void whatIsSaidInEnglishIsSaidInFrenchWithTheSameDetails() throws IOException {
        Properties english = bundle("findings.properties");
        Properties french = bundle("findings_fr.properties");

        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String code : english.stringPropertyNames()) {
            assertThat(new MessageFormat(french.getProperty(code), Locale.ROOT).getFormats())
                    .as(code)
                    .hasSameSizeAs(new MessageFormat(english.getProperty(code), Locale.ROOT).getFormats());
        }
    }

    @Test
    void everyFindingHasATextAndWhatIsNotRightHasARemedy() throws IOException {
        Properties english = bundle("findings.properties");
        Set<String> codes = new TreeSet<>();
        for (MatchResult finding : findings()) {
            codes.add(finding.group(2));
            assertThat(english).containsKey(finding.group(2));
            if (!finding.group(1).equals("ok")) {
                assertThat(english).containsKey(finding.group(2) + ".mend");
            }
        }
        assertThat(codes).hasSizeGreaterThan(50);
    }

    @Test
    void theReadersLanguageIsSpoken() {
        Finding finding = Finding.wrong(Area.KEYS, "keys.other", "event-key.pem");

        assertThat(new Texts(Locale.ENGLISH).of(finding)).isEqualTo("No public key belongs to event-key.pem");
        assertThat(new Texts(Locale.GERMAN).of(finding)).isEqualTo("No public key belongs to event-key.pem");
        assertThat(new Texts(Locale.FRENCH).of(finding)).startsWith("Aucune clé publique");
        assertThat(new Texts(Locale.FRENCH).mend(finding)).isPresent();
    }

    private static List<MatchResult> findings() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            String all = sources.filter(path -> path.toString().endsWith(".java"))
                    .map(TextsTest::read)
                    .collect(Collectors.joining("\n"));
            return CODE.matcher(all).results().toList();
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties bundle(String name) throws IOException {
        Properties bundle = new Properties();
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(name));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            bundle.load(reader);
        }
        return bundle;
    }
}
