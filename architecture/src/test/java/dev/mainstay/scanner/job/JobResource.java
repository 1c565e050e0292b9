package dev.mainstay.scanner.job;

class JobResource {
    private final Jobs jobs;

    JobResource(Jobs jobs) {
        this.jobs = jobs;
    }

    JobView add() {
        jobs.add();
        return new JobView("READY");
    }
}
