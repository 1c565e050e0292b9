package dev.mainstay.local.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.embedded.Login;
import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.LocalRun;
import dev.mainstay.local.launcher.ServiceName;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the services say of the same hosts, jobs and decisions, each from its own store. */
final class Agreement {
    private final LocalRun run;

    Agreement(LocalRun run) {
        this.run = run;
    }

    /**
     * Where they say different things, a line for each; empty when they agree.
     *
     * @param forged ids that only the attacker ever published: what a topic says of them nobody can contradict
     */
    List<String> broken(Set<UUID> forged) {
        List<String> broken = new ArrayList<>();
        compare("job", jobs(ServiceName.PATCH), jobs(ServiceName.REPORT), forged, broken);
        compare("decision", decisions(ServiceName.PATCH), decisions(ServiceName.REPORT), forged, broken);
        Map<UUID, Long> hosts = hosts(ServiceName.SCANNER);
        compare("host in patch-service", hosts, hosts(ServiceName.PATCH), forged, broken);
        compare("host in report-service", hosts, hosts(ServiceName.REPORT), forged, broken);
        return broken;
    }

    private static <V> void compare(
            String kind, Map<UUID, V> owner, Map<UUID, V> heard, Set<UUID> forged, List<String> broken) {
        Set<UUID> ids = new TreeSet<>(owner.keySet());
        ids.addAll(heard.keySet());
        for (UUID id : ids) {
            @Nullable V said = owner.get(id);
            @Nullable V understood = heard.get(id);
            if (!Objects.equals(said, understood) && !(said == null && forged.contains(id))) {
                broken.add("%s %s: %s, but %s".formatted(kind, id, said, understood));
            }
        }
    }

    private Map<UUID, JobSnapshot> jobs(ServiceName service) {
        Map<UUID, JobSnapshot> jobs = new HashMap<>();
        for (JsonNode job : Http.items(address(service, "/api/v1/jobs"))) {
            JobSnapshot snapshot = read(job, JobSnapshot.class);
            jobs.put(snapshot.jobId(), snapshot);
        }
        return jobs;
    }

    private Map<UUID, DecisionSnapshot> decisions(ServiceName service) {
        Map<UUID, DecisionSnapshot> decisions = new HashMap<>();
        for (JsonNode decision : Http.items(address(service, "/api/v1/decisions"))) {
            // Told when the decision was made; patch-service shows its reach of today in another field.
            ((ObjectNode) decision).remove("holdsForNothing");
            DecisionSnapshot snapshot = read(decision, DecisionSnapshot.class);
            decisions.put(snapshot.decisionId(), snapshot);
        }
        return decisions;
    }

    /** The version of each host that a service has; patch-service shows its hosts to nobody, so each store is asked. */
    private Map<UUID, Long> hosts(ServiceName service) {
        String id = service == ServiceName.SCANNER ? "id" : "host_id";
        Map<UUID, Long> hosts = new HashMap<>();
        Login login = run.database(service);
        try (Connection store = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
                Statement statement = store.createStatement();
                ResultSet rows = statement.executeQuery("select %s, sequence from host".formatted(id))) {
            while (rows.next()) {
                hosts.put(rows.getObject(1, UUID.class), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The store of " + service + " cannot be read", e);
        }
        return hosts;
    }

    private URI address(ServiceName service, String path) {
        return URI.create(run.address(service) + path);
    }

    private static <T> T read(JsonNode node, Class<T> type) {
        try {
            return EventJson.mapper().treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(node.toString(), e);
        }
    }
}
