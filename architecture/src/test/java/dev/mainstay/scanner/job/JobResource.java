package dev.mainstay.scanner.job;

import dev.mainstay.people.PermittedTo;
import jakarta.ws.rs.POST;

class JobResource {
    private final Jobs jobs;

    JobResource(Jobs jobs) {
        this.jobs = jobs;
    }

    @POST
    @PermittedTo
    JobView add() {
        jobs.add();
        return new JobView("READY");
    }
}
