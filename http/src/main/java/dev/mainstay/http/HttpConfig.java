package dev.mainstay.http;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an operator can say about the HTTP plumbing. Filters are made early in the start, hence {@link StaticInitSafe}. */
@StaticInitSafe
@ConfigMapping(prefix = "mainstay.http")
public interface HttpConfig {

    /**
     * Names, without port, that a {@code Host} header may have beside the loopback ones. A request for any other name is
     * refused, so that a web page elsewhere cannot reach the service by pointing its own name here (DNS rebinding).
     */
    Optional<List<String>> allowedHosts();

    /**
     * Origins such as {@code https://console.example} whose pages may change something here, beside the service's own. Pages of
     * any other may not.
     */
    Optional<List<String>> allowedOrigins();

    /** Whether a proxy in front ends TLS, so that the service itself may listen for others without. */
    @WithDefault("false")
    boolean tlsEndedByProxy();

    Body body();

    /** Limits of single resources, by the name in their {@link LimitedBody}; what is not said is as in {@link #body}. */
    Map<String, NamedBody> bodies();

    Signature signature();

    Json json();

    interface Body {
        /** Most bytes of a request body as sent. */
        @WithDefault("4M")
        MemorySize maxBytes();

        /** Most bytes of a request body after it is inflated. */
        @WithDefault("4M")
        MemorySize maxInflatedBytes();

        /** Within what a body must have arrived, unless it keeps to {@link #minRate}. */
        @WithDefault("30S")
        Duration deadline();

        /** Bytes a second at which a body may take longer than {@link #deadline}: 28 MB then have half an hour. */
        @WithDefault("16K")
        MemorySize minRate();

        /**
         * How many bodies may be on their way from one address; the next request is told 429. Behind a gateway or a NAT, hundreds
         * of hosts have one address, but whole bodies take milliseconds: only slow ones add up.
         */
        @WithDefault("512")
        int arrivingPerAddress();

        /** How many requests with a body may be here, on their way or complete; the next one is told 503. */
        @WithDefault("1024")
        int atMost();

        /** How much room bodies of more than 32 KiB may take in files, in all, until their requests have ended. */
        @WithDefault("1G")
        MemorySize storedAtMost();

        /** How many requests with a body are worked on at a time; others wait without a thread. Fewer than database connections. */
        @WithDefault("8")
        int workedOnAtOnce();

        /** How long a complete body waits for its turn; then it is told 503. */
        @WithDefault("10S")
        Duration maxWait();

        /**
         * How many large bodies are worked on at a time, over all resources that do not say it for themselves; the next one waits
         * some seconds, then it is told 503.
         */
        @WithDefault("1")
        int largeAtOnce();

        /** Bytes of a body, inflated, beyond which it is large: what is made of hostile ones is some forty times that. */
        @WithDefault("256K")
        MemorySize largeFrom();
    }

    interface NamedBody {
        Optional<MemorySize> maxBytes();

        Optional<MemorySize> maxInflatedBytes();

        /** As {@link Body#largeAtOnce}, of this name alone. */
        Optional<Integer> largeAtOnce();

        Optional<MemorySize> largeFrom();
    }

    interface Signature {
        /** How far the time of an agent's signature may be from this clock, in either direction. */
        @WithDefault("300S")
        Duration maxClockSkew();
    }

    interface Json {
        /** Deepest nesting of objects and arrays in a document. */
        @WithDefault("32")
        int maxDepth();

        /** Longest string, in characters. */
        @WithDefault("1M")
        MemorySize maxStringLength();

        /** Longest number, in characters. */
        @WithDefault("64")
        int maxNumberLength();

        /** Most brackets, names and values of a document: a scan with 5,000 updates has some 300,000. */
        @WithDefault("500000")
        long maxTokens();

        /** Longest document, in characters. */
        @WithDefault("64M")
        MemorySize maxDocumentLength();
    }
}
