package dev.mainstay.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.events.Topic;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Publication of everything as it stands, asked of the services that own it. Asked again it does no harm. */
final class Announcements {
    /** There may be hundreds of thousands of jobs. */
    private static final Duration MOST = Duration.ofHours(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final PrintStream out;

    Announcements(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** @throws RecoveryFailedException if a service does not do it */
    void run(String reason) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            announce(client, Lost.SCANNER, List.of(Topic.ESTATE_HOSTS), reason);
            announce(client, Lost.PATCH, RecoveryPlanner.OF_PATCH, reason);
        }
        out.println("Done. What is left for a person: docs/runbooks");
    }

    private void announce(HttpClient client, Lost owner, List<Topic> topics, String reason) {
        URI address = URI.create(settings.address(owner) + "/admin/v1/announcements");
        for (Topic topic : topics) {
            try {
                HttpRequest.Builder request = HttpRequest.newBuilder(address)
                        .timeout(MOST)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                JSON.writeValueAsString(Map.of("topic", topic.topicName(), "reason", reason))));
                settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
                HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new RecoveryFailedException("%s does not announce %s: %d %s"
                            .formatted(owner.service(), topic.topicName(), answer.statusCode(), answer.body()));
                }
                out.printf(
                        "%-8s %6d  announced on %s%n",
                        owner.word(),
                        JSON.readTree(answer.body()).path("things").asLong(),
                        topic.topicName());
            } catch (JsonProcessingException e) {
                throw new RecoveryFailedException(owner.service() + " answers something else than JSON", e);
            } catch (IOException e) {
                throw new RecoveryFailedException(owner.service() + " cannot be reached at " + address + ": " + e, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RecoveryFailedException("Interrupted", e);
            }
        }
    }
}
