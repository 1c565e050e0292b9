package dev.mainstay.scanner.job;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/agent/v1/jobs")
class AgentJobResource {
    @GET
    JobView next() {
        return new JobView("READY");
    }
}
