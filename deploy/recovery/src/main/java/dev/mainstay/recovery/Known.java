package dev.mainstay.recovery;

/** Things with the version of each that their owner has. What a reader holds of others, or of later versions, is of a time that is gone. */
enum Known {
    HOSTS(Lost.SCANNER, "select id, sequence from host"),
    SCANS(Lost.SCANNER, "select host_id, max(sequence) from scan group by host_id"),
    CONCLUSIONS(Lost.SCANNER, "select host_id, sequence from host_findings"),
    JOBS(Lost.PATCH, "select job_id, sequence from job"),
    ROLLOUTS(Lost.PATCH, "select rollout_id, cast(body ->> 'sequence' as bigint) from rollout"),
    DECISIONS(Lost.PATCH, "select decision_id, cast(body ->> 'sequence' as bigint) from decision");

    private final Lost owner;
    private final String query;

    Known(Lost owner, String query) {
        this.owner = owner;
        this.query = query;
    }

    /** Whose database has them. */
    Lost owner() {
        return owner;
    }

    /** Gives ids and versions. */
    String query() {
        return query;
    }
}
