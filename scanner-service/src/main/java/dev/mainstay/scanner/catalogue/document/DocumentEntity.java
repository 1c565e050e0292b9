package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.fact.Source;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code catalogue_document}. */
@Entity
@Table(name = "catalogue_document")
class DocumentEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Source source;

    @Column(nullable = false)
    String document;

    @Column(nullable = false)
    String revision;

    @Column(nullable = false)
    LocalDate revised;

    @Column(nullable = false)
    byte[] sha256;

    @Column(nullable = false)
    long bytes;

    @Column(name = "imported_at", nullable = false)
    Instant importedAt;

    @Column(name = "came_from", nullable = false)
    String cameFrom;

    @Column(nullable = false)
    int facts;

    @Column(nullable = false)
    int added;

    @Column(nullable = false)
    int changed;

    @Column(nullable = false)
    int retracted;
}
