package dev.mainstay.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Path("/agent/v1")
@AgentSigned
public class SampleAgentResource {

    public record Note(String text) {}

    private final AgentIdentity identity;

    SampleAgentResource(AgentIdentity identity) {
        this.identity = identity;
    }

    @GET
    @Path("/who")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> who(@QueryParam("a") @Nullable String a, @QueryParam("d") @Nullable String d) {
        return Map.of("agentId", identity.agentId());
    }

    @POST
    @Path("/notes")
    public Map<String, String> note(Note note) {
        return Map.of("agentId", identity.agentId(), "text", note.text());
    }

    @POST
    @Path("/pokes")
    public Map<String, String> poke() {
        return Map.of("agentId", identity.agentId());
    }
}
