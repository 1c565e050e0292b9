package dev.mainstay.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SampleEstateTest {
    private static final Pattern MACHINE = Pattern.compile("<Machine [^>]*Fqdn=\"([^\"]+)\"");

    @Test
    void thereIsASimulatedMachineForEachHostOfTheTopologyAndTheCsvAndForNoOther() {
        Set<String> hosts = new TreeSet<>();
        Matcher machine = MACHINE.matcher(text(SampleEstate.asXml()));
        while (machine.find()) {
            hosts.add(machine.group(1));
        }
        text(SampleEstate.plainHosts())
                .lines()
                .skip(1)
                .forEach(line -> hosts.add(line.substring(0, line.indexOf(','))));

        assertThat(SampleEstate.machines())
                .extracting(line -> line.machine().fqdn())
                .containsExactlyInAnyOrderElementsOf(hosts)
                .hasSize(30)
                .allMatch(fqdn -> fqdn.endsWith(".example"));
    }

    @Test
    void bothDocumentsSayThatTheyAreSynthetic() {
        assertThat(text(SampleEstate.asXml())).contains("SYNTHETIC");
        assertThat(text(SampleEstate.tbxml())).contains("SYNTHETIC");
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
