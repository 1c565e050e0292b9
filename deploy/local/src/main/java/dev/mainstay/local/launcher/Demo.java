package dev.mainstay.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.local.fleet.HostLine;
import dev.mainstay.local.windows.DeclinedUpdates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The synthetic estate, set up through the services' REST interfaces, as a person would: topology, hosts no topology has,
 * baseline, rollout, one enrolment token per host.
 */
public final class Demo {
    /** Windows Update's classifications that the demo's baseline approves. */
    public static final List<String> APPROVED =
            List.of("Security Updates", "Critical Updates", "Update Rollups", "Service Packs");

    private final URI scanner;
    private final URI patch;

    public Demo(URI scanner, URI patch) {
        this.scanner = scanner;
        this.patch = patch;
    }

    /** Imports the estate; importing it again changes nothing. */
    public void importEstate(byte[] topology, byte[] plainHosts) {
        Http.post(scanner.resolve("/api/v1/estate/imports"), "application/xml", topology);
        Http.post(scanner.resolve("/api/v1/hosts/imports"), "text/csv", plainHosts);
    }

    /**
     * Starts a rollout of everything the baseline approves to the whole estate, unless there is one of that name.
     *
     * @return its id
     */
    public String startRollout(String name) {
        for (JsonNode rollout : Http.items(patch.resolve("/api/v1/rollouts"))) {
            if (name.equals(rollout.path("name").asText())) {
                return rollout.path("rolloutId").asText();
            }
        }
        JsonNode baseline = Http.postJson(
                patch.resolve("/api/v1/baselines"),
                Map.of("name", name, "classifications", APPROVED, "minimumAgeDays", 0));
        JsonNode rollout = Http.postJson(
                patch.resolve("/api/v1/rollouts"),
                Map.of("name", name, "baselineId", baseline.path("baselineId").asText()));
        return rollout.path("rolloutId").asText();
    }

    /** Declines what the fleet is offered but no Lync Server should get; declined before changes nothing. */
    public void declineUnwanted() {
        URI decisions = patch.resolve("/api/v1/decisions");
        Set<String> decided = Http.items(decisions).stream()
                .map(decision -> decision.path("updateId").asText())
                .collect(Collectors.toSet());
        DeclinedUpdates.REASONS.forEach((update, reason) -> {
            if (!decided.contains(update.toString())) {
                Http.postJson(decisions, Map.of("verdict", "DECLINED", "updateId", update, "reason", reason));
            }
        });
    }

    /** The machines with an enrolment token each. */
    public List<HostLine> withTokens(List<HostLine> machines) {
        List<String> names =
                machines.stream().map(line -> line.machine().fqdn()).toList();
        JsonNode answer = Http.postJson(scanner.resolve("/api/v1/enrolment-tokens"), Map.of("fqdns", names));
        Map<String, String> tokens = answer.valueStream()
                .collect(Collectors.toMap(
                        t -> t.path("fqdn").asText(), t -> t.path("token").asText()));
        return machines.stream()
                .map(line -> new HostLine(
                        line.machine(), tokens.getOrDefault(line.machine().fqdn(), "")))
                .toList();
    }

    /** Writes a fleet's hosts file, whole or not at all. */
    public static void write(List<HostLine> lines, Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path draft = Files.createTempFile(
                    folder, "fleet", ".draft"); // it has tokens; only its owner can read such a file
            Files.writeString(
                    draft,
                    HostLine.HEADING
                            + lines.stream().map(HostLine::text).collect(Collectors.joining("\n", "\n", "\n")));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The fleet's hosts file cannot be written: " + file, e);
        }
    }
}
