package dev.mainstay.scanner.job;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
class JobEntity {
    @Id
    @Nullable
    String id;
}
