package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.ws.rs.GET;

/** Sample. */
@Breaks("OPERATIONS_SAY_WHO_MAY_CALL_THEM")
class UnguardedResource {
    @GET
    String open() {
        return "to all";
    }
}
