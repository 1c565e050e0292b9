package dev.mainstay.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What an operator can say about the edge. How people sign in is said by {@code quarkus.oidc.*} ({@code docs/sign-in.md}). */
@ConfigMapping(prefix = "mainstay.edge")
public interface EdgeConfig {

    Services services();

    /** Whether agents may come this way too, to {@code /agent/v1}; their requests are passed on as they are. */
    @WithDefault("false")
    boolean agents();

    /** The way to the services. */
    interface Services {
        /** Address of scanner-service: scheme, host and port, nothing more. */
        URI scanner();

        /** Address of patch-service. */
        URI patch();

        /** Address of report-service. */
        URI report();

        /** Name of a configuration {@code quarkus.tls.<name>.*} with the authorities that are believed; the machine's otherwise. */
        Optional<String> tlsConfigurationName();

        /**
         * Whether the network between here and the services is protected by other means, so that people's tokens may cross it
         * without TLS.
         */
        @WithDefault("false")
        boolean plain();

        /** Most connections to one service. An open event stream takes one. */
        @WithDefault("512")
        int connections();

        /** Most requests that wait for a connection; the next one is told 503. */
        @WithDefault("256")
        int waiting();

        @WithDefault("5S")
        Duration connectTimeout();

        /** Silence after which a service is given up; event streams have a heartbeat. */
        @WithDefault("2M")
        Duration silence();

        /** Most bytes of the headers of an answer. */
        @WithDefault("32K")
        MemorySize maxHeaderBytes();
    }
}
