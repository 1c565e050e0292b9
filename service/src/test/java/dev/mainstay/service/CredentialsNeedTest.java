package dev.mainstay.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsNeedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "x=y | true | true",
                "quarkus.datasource.password=secret | false | true",
                "quarkus.datasource.username=report quarkus.datasource.password=report | true | true",
                "quarkus.datasource.credentials-provider=vault | false | true",
                "quarkus.datasource.jdbc.url=jdbc:postgresql://db/x?sslcert=a&sslkey=b | false | true",
                "kafka.security.protocol=SASL_SSL kafka.sasl.jaas.config=login | true | false",
                "kafka.security.protocol=SASL_SSL | true | true",
                "kafka.security.protocol=SASL_PLAINTEXT kafka.sasl.jaas.config=login | true | true",
                "kafka.security.protocol=SSL | true | true",
                "kafka.security.protocol=SSL kafka.ssl.keystore.location=client.p12 | true | false",
                "kafka.security.protocol=SSL kafka.tls-configuration-name=broker | true | false"
            })
    void tellsWhatIsMissing(String settings, boolean database, boolean broker) {
        Map<String, String> given = Arrays.stream(settings.split(" ", -1))
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));

        String missing = String.join(
                "; ",
                new CredentialsNeed()
                        .missing(new SmallRyeConfigBuilder()
                                .withSources(new PropertiesConfigSource(given, "test", 100))
                                .build()));

        assertThat(missing.contains("database")).isEqualTo(database);
        assertThat(missing.contains("broker")).isEqualTo(broker);
    }
}
