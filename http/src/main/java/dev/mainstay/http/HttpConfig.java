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
        @WithDefault("16M")
        MemorySize maxInflatedBytes();
    }

    interface NamedBody {
        Optional<MemorySize> maxBytes();

        Optional<MemorySize> maxInflatedBytes();

        /**
         * How many bodies of more than 1 MiB, inflated, are worked on at a time; the next one waits some seconds, then it is told to
         * come again. As many as like when it is not said.
         */
        Optional<Integer> largeAtOnce();
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

        /** Longest document, in characters. */
        @WithDefault("64M")
        MemorySize maxDocumentLength();
    }
}
