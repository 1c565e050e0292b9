package dev.mainstay.messaging;

import dev.mainstay.messaging.intake.Intake;
import dev.mainstay.messaging.outbox.Outbox;
import dev.mainstay.messaging.outbox.Relay;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an operator can say about messaging. The broker itself is {@code kafka.bootstrap.servers} and its siblings. */
@ConfigMapping(prefix = "mainstay.messaging")
public interface MessagingConfig {

    /** The CloudEvents source of every event this service publishes, such as {@code /mainstay/orders}. */
    String source();

    Outbox outbox();

    Relay relay();

    Intake intake();

    Signing signing();

    /** Those whose records are believed only if they are signed, each under any name. */
    Map<String, Publisher> publishers();

    /** Signing what this service publishes. */
    interface Signing {
        /** Whether it does; said by the service itself. */
        @WithDefault("false")
        boolean enabled();

        /**
         * PEM file with the Ed25519 private key (PKCS#8), readable by this service alone; the same on every replica. Must be
         * there when it is given.
         */
        Optional<Path> key();

        /** For trying out: where a key is made, once, when no file is given. */
        @WithDefault("event-key")
        Path localFolder();
    }

    /** One who signs what it publishes. */
    interface Publisher {
        /** Its CloudEvents source. */
        String source();

        /** The topics on which only its records are believed. */
        Set<String> topics();

        /** PEM files with its Ed25519 public keys, several while the key is changed. Without them the service does not start. */
        Optional<List<Path>> keys();

        /** False to believe it without a signature, and with it everyone who can write to the broker. */
        @WithDefault("true")
        boolean signed();
    }

    /** Appending. */
    interface Outbox {
        /** Most bytes of one event's data. */
        @WithDefault("256K")
        MemorySize maxEventSize();
    }

    /** Sending what was appended. */
    interface Relay {
        /** Whether this instance sends; the others still do. */
        @WithDefault("true")
        boolean enabled();

        /** Most rows of one send, 1 or more. */
        @WithDefault("2000")
        int batchSize();

        /** Most bytes of data of one send, counted after its first row. */
        @WithDefault("16M")
        MemorySize batchBytes();

        /**
         * How long after the beginning of a send the next one begins at the earliest, while rows come in numbers: then each
         * signature, transaction and request carries more of them. What comes alone is sent at once.
         */
        @WithDefault("25ms")
        Duration gatherTime();

        /** How often to look for rows that another instance appended; this instance's own wake the relay at once. */
        @WithDefault("100ms")
        Duration pollInterval();

        /** How long to wait for the broker's acknowledgement before the send counts as failed and is repeated. */
        @WithDefault("30s")
        Duration deliveryTimeout();

        /** The first pause after a failure; each further one is twice as long. */
        @WithDefault("100ms")
        Duration firstPause();

        /** The longest pause after a failure. */
        @WithDefault("5s")
        Duration longestPause();

        /** How long the stopping service waits for a send that is under way. */
        @WithDefault("5s")
        Duration stopTimeout();

        /** How often the meters read the outbox. */
        @WithDefault("1s")
        Duration measureInterval();
    }

    /** Taking records. */
    interface Intake {
        /** Most bytes of data taken in one transaction, counted after its first record; bounds its memory. */
        @WithDefault("1M")
        MemorySize sliceBytes();

        /** How often a record that fails by itself is tried before it is parked, 1 or more. */
        @WithDefault("3")
        int tries();

        /** The first pause while the database is away, and between tries; each further one is twice as long. */
        @WithDefault("100ms")
        Duration firstPause();

        /** The longest pause. */
        @WithDefault("5s")
        Duration longestPause();

        /** Most records a group may park within the window; the next one stops its intake. */
        @WithDefault("20")
        int maxParked();

        @WithDefault("10m")
        Duration parkedWindow();
    }
}
