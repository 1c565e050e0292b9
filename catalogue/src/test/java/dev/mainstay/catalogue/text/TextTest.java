package dev.mainstay.catalogue.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mainstay.catalogue.text.Text.Sentence;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private static final Text LACKS = new Sentence(
            "sql",
            "LACKS",
            List.of(
                    Text.verbatim("RTC's {0}"),
                    Text.verbatim("SQL Server 2012 SP4"),
                    new Sentence("sql", "LINE_GDR", List.of())));

    @Test
    void aSentenceIsInTheLanguageOfTheReaderWithAllThatIsInIt() {
        assertThat(LACKS.in(Locale.ENGLISH))
                .isEqualTo("RTC's {0} lacks the newest update of SQL Server 2012 SP4 on the GDR line");
        assertThat(LACKS.in(Locale.CANADA_FRENCH))
                .isEqualTo("Il manque à RTC's {0} la dernière mise à jour de SQL Server 2012 SP4 sur la branche GDR");
        assertThat(LACKS.in(Locale.GERMAN)).isEqualTo(LACKS.in(Locale.ENGLISH));
    }

    @Test
    void whatIsStoredHasNoLanguageAndComesBackAsItWas() throws JsonProcessingException {
        String json = MAPPER.writeValueAsString(LACKS);

        assertThat(json).isEqualTo("""
                ["sql.LACKS","RTC's {0}","SQL Server 2012 SP4",["sql.LINE_GDR"]]""");
        assertThat(MAPPER.readValue(json, Text.class)).isEqualTo(LACKS);
    }

    @Test
    void whatAnEarlierReleaseStoredIsReadAsItStands() throws JsonProcessingException {
        Text text = MAPPER.readValue("\"The host lists no update.\"", Text.class);

        assertThat(text).isEqualTo(Text.verbatim("The host lists no update."));
        assertThat(MAPPER.writeValueAsString(text)).isEqualTo("\"The host lists no update.\"");
    }

    @Test
    void aSentenceThatNoReleaseHasAnyMoreIsToldByItsKeyAndArguments() throws JsonProcessingException {
        assertThat(MAPPER.readValue("[\"sql.GONE\",\"RTC\",[\"sql.LINE_GDR\"]]", Text.class)
                        .in(Locale.FRENCH))
                .isEqualTo("sql.GONE RTC la branche GDR");
        assertThat(MAPPER.readValue("[\"elsewhere.GONE\"]", Text.class).in(Locale.FRENCH))
                .isEqualTo("elsewhere.GONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"key\"]", "{}", "1", "[\"sql.LACKS\",1]"})
    void otherJsonIsNoText(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Text.class)).isInstanceOf(JsonMappingException.class);
    }
}
