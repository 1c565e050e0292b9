package dev.mainstay.http.arrival;

import dev.mainstay.http.HttpConfig;
import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places for bodies: those that arrive from one address, all that are here, and the bytes of them that lie in files. */
final class Places {

    /** Seconds after which one that found no place may come again. */
    static final long RETRY_AFTER_SECONDS = 5;

    private final HttpConfig.Body config;
    private final Map<String, Integer> arriving = new HashMap<>();
    private int all;
    private long stored;

    Places(HttpConfig.Body config) {
        this.config = config;
    }

    /** Why there is none for a body from the address; null when it has taken one, to be given back by {@link #arrived} and {@link #leave}. */
    synchronized @Nullable ProblemException enter(String address) {
        int ofAddress = arriving.getOrDefault(address, 0);
        if (ofAddress >= config.arrivingPerAddress()) {
            return HttpProblems.TOO_MANY_BODIES
                    .because(ofAddress + " bodies of requests from " + address
                            + " have begun and not ended. End them, or send " + "this one again in "
                            + RETRY_AFTER_SECONDS + " seconds.")
                    .retryAfter(RETRY_AFTER_SECONDS);
        }
        if (all >= config.atMost()) {
            return busy("There are " + all + " bodies of requests here already.");
        }
        arriving.put(address, ofAddress + 1);
        all++;
        return null;
    }

    /** The body from the address is complete, or never will be. */
    synchronized void arrived(String address) {
        arriving.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    /** The request has ended. */
    synchronized void leave() {
        all--;
    }

    /** Why so many bytes more cannot be put into files; null when they are counted, to be given back by {@link #free}. */
    synchronized @Nullable ProblemException store(long bytes) {
        if (stored + bytes > config.storedAtMost().asLongValue()) {
            return busy("Bodies of requests that have not ended take all the room there is.");
        }
        stored += bytes;
        return null;
    }

    synchronized void free(long bytes) {
        stored -= bytes;
    }

    static ProblemException busy(String why) {
        return HttpProblems.BUSY
                .because(why + " Send it again in " + RETRY_AFTER_SECONDS + " seconds.")
                .retryAfter(RETRY_AFTER_SECONDS);
    }
}
