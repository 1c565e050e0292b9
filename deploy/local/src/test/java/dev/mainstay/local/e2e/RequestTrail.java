package dev.mainstay.local.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.EventJson;
import dev.mainstay.local.launcher.ServiceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The way of scans from the agents' log through the JSON logs of the three services: one correlation id, that of the scan, from the
 * request to the projection.
 */
final class RequestTrail {
    private static final Pattern STORED = Pattern.compile("Stored scan\\.completed (\\S+) for scan\\.results\\.v1");
    private static final Pattern TAKEN = Pattern.compile("Group \\S+ took scan\\.completed (\\S+) at .*");

    private RequestTrail() {}

    /**
     * Scans whose ids are unknown to the agents or do not lead on to both readers, and that there are none where too few were stored under an id.
     *
     * @throws AssertionError if a line of a log is not of the one format
     */
    static List<String> brokenIn(DemoRun demo) {
        List<String> stored = found(STORED, ServiceName.SCANNER, demo);
        Set<String> planned = Set.copyOf(found(TAKEN, ServiceName.PATCH, demo));
        Set<String> projected = Set.copyOf(found(TAKEN, ServiceName.REPORT, demo));
        String agents = String.join("\n", demo.log("fleet-0"));
        List<String> broken = new ArrayList<>(stored.stream()
                .filter(scan -> !planned.contains(scan)
                        || !projected.contains(scan)
                        || !agents.contains(scan.substring(0, scan.indexOf(' '))))
                .toList());
        if (stored.size() < DemoRun.HOSTS) {
            broken.add("only " + stored.size() + " scans were stored under an id");
        }
        return broken;
    }

    /** Correlation id and event id of each line that tells of such an event. */
    private static List<String> found(Pattern message, ServiceName service, DemoRun demo) {
        List<String> found = new ArrayList<>();
        for (String line : demo.log(service.module())) {
            JsonNode object = object(line, service);
            Matcher told = message.matcher(object.path("message").asText());
            if (told.matches()) {
                found.add(object.at("/mdc/correlationId").asText("none") + " " + told.group(1));
            }
        }
        return found.stream().distinct().collect(Collectors.toList());
    }

    private static JsonNode object(String line, ServiceName service) {
        try {
            JsonNode object = EventJson.mapper().readTree(line);
            if (!object.path("service").asText().equals(service.module())
                    || !object.path("timestamp").asText().endsWith("Z")
                    || Instant.parse(object.path("timestamp").asText()).isBefore(Instant.EPOCH)
                    || object.path("level").asText().isEmpty()
                    || object.path("loggerName").asText().isEmpty()) {
                throw new AssertionError("Not a line of the one format: " + line);
            }
            return object;
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not one JSON object: " + line, e);
        }
    }
}
