package dev.mainstay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSettingsTest {
    @TempDir
    Path folder;

    @Test
    void whatCameWithTheServiceIsBelowTheEnvironmentAndThatBelowTheFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("patch.properties"), """
                quarkus.datasource.username=from-file
                mainstay.patch.order-key=${CREDENTIALS_DIRECTORY}/order-key.pem
                kafka.security.protocol=SASL_SSL
                """);
        Path secrets = Files.writeString(folder.resolve("secrets.properties"), "quarkus.datasource.password=secret");

        ServiceSettings settings = ServiceSettings.read(
                "patch",
                List.of(file, secrets),
                folder,
                Map.of("QUARKUS_DATASOURCE_USERNAME", "from-environment", "KAFKA_SASL_JAAS_CONFIG", "login;"));

        assertThat(settings.find("quarkus.datasource.username")).hasValue("from-file");
        assertThat(settings.find("quarkus.datasource.password")).hasValue("secret");
        assertThat(settings.find("quarkus.datasource.jdbc.url")).hasValue("jdbc:postgresql://127.0.0.1:5432/patch");
        assertThat(settings.find("mainstay.patch.order-key"))
                .hasValue(folder.resolve("order-key.pem").toString());
        assertThat(settings.is("quarkus.flyway.migrate-at-start")).isTrue();
        assertThat(settings.kafka())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("bootstrap.servers", "127.0.0.1:9092")
                .containsEntry("sasl.jaas.config", "login;");
    }
}
