package dev.mainstay.scanner.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.http.AgentIdentity;
import dev.mainstay.scanner.host.HostId;
import io.quarkus.runtime.BlockingOperationControl;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Watcher of every answer to a posted scan: a refusal to a host that is known by its signature is kept as a failed scan. */
@Provider
@ReceivedBodyFilter.Kept
class RefusedScanFilter implements ContainerResponseFilter {
    private static final Logger LOG = Logger.getLogger(RefusedScanFilter.class);

    private final RefusedScans refused;
    private final AgentIdentity agent;
    private final ObjectMapper mapper;

    RefusedScanFilter(RefusedScans refused, AgentIdentity agent, ObjectMapper mapper) {
        this.refused = refused;
        this.agent = agent;
        this.mapper = mapper;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        // 401 and 415, which is said before anybody is asked who he is: nobody knows who spoke.
        if (status < 400
                || status >= 500
                || status == 401
                || status == 415
                || !BlockingOperationControl.isBlockingAllowed()
                || !(response.getEntity() instanceof byte[] document)) {
            return;
        }
        try {
            JsonNode problem = mapper.readTree(document);
            JsonNode first = problem.path("violations").path(0);
            String where = first.isObject()
                    ? " " + first.path("path").asText() + " "
                            + first.path("message").asText()
                    : "";
            HostId.parse(agent.agentId())
                    .ifPresent(host -> refused.refused(
                            host,
                            problem.path("code").asText(),
                            problem.path("detail").asText() + where));
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "A refused scan cannot be remembered as a failed one");
        }
    }
}
