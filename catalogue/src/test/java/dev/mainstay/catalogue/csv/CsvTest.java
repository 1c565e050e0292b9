package dev.mainstay.catalogue.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.csv.Csv.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

    @Test
    void everyRowSaysOnWhichLineItBegins() {
        Csv csv = Csv.of("a,b\n\n\"c\nd\",e\n   \r\nf,\n\"g \"\"h\"\"\",i", ',');

        assertThat(csv.whole()).isTrue();
        assertThat(csv.rows())
                .containsExactly(
                        new Row(1, List.of("a", "b")),
                        new Row(3, List.of("c\nd", "e")),
                        new Row(6, List.of("f", "")),
                        new Row(7, List.of("g \"h\"", "i")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a;b;c | 3",
                "a;;| 3",
                ";| 2",
                "\"a;b\";c | 2",
                "\"a\" ;c | 2",
                "a \"b\" c;d | 2",
                "a | 1",
            })
    void fieldsAreBetweenSeparators(String text, int fields) {
        Csv csv = Csv.of(text, ';');

        assertThat(csv.whole()).isTrue();
        assertThat(csv.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.fields()).hasSize(fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {"a,\"b", "a,\"b\"c"})
    void aRowThatIsBrokenEndsTheReading(String broken) {
        assertThat(Csv.of("1,2\n" + broken + "\n3,4", ','))
                .isEqualTo(new Csv(List.of(new Row(1, List.of("1", "2")), new Row(2, List.of("a"))), false));
    }

    @Test
    void nothingHasNoRows() {
        assertThat(Csv.of("", ',')).isEqualTo(new Csv(List.of(), true));
    }
}
