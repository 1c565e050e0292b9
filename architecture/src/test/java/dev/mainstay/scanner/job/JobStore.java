package dev.mainstay.scanner.job;

import jakarta.persistence.EntityManager;

/** Sample. */
public class JobStore {
    private final EntityManager entities;

    JobStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Sample. */
    public void add() {
        entities.persist(new JobEntity());
    }
}
