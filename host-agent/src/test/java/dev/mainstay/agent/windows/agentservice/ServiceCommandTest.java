package dev.mainstay.agent.windows.agentservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceCommandTest {

    @Test
    void everyWordIsQuoted() {
        String command = ServiceCommand.of(
                Path.of("/jre/bin/java.exe"),
                Optional.of(Path.of("/program files/mainstay/agent.vmoptions")),
                List.of(Path.of("/program files/mainstay/host-agent.jar")),
                Path.of("/data/agent.properties"),
                Path.of("/data/logs"));

        assertThat(command)
                .isEqualTo("\"/jre/bin/java.exe\" \"@/program files/mainstay/agent.vmoptions\" \"-Xrs\""
                        + " \"-XX:ErrorFile=/data/logs/java-error-%p.log\" \"-cp\""
                        + " \"/program files/mainstay/host-agent.jar\""
                        + " \"dev.mainstay.agent.windows.agentservice.ServiceMain\""
                        + " \"/data/agent.properties\" \"/data/logs\"");
    }

    @Test
    void aPathThatWouldEndAQuoteIsRefused() {
        assertThatThrownBy(() -> ServiceCommand.of(
                        Path.of("/jre/bin/java.exe"),
                        Optional.empty(),
                        List.of(Path.of("/x.jar")),
                        Path.of("/a\"b"),
                        Path.of("/logs")))
                .isInstanceOf(IllegalStateException.class);
    }
}
