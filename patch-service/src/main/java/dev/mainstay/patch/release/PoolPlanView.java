package dev.mainstay.patch.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pool as the planner sees it now.
 *
 * @param known how many of its members are known
 * @param size how many it has
 * @param members in topology order
 * @param servers hosts outside the pool whose SQL Server instances it depends on
 * @param jobs jobs of members and servers that are not begun, in the order in which they are considered
 */
public record PoolPlanView(
        String pool, int known, int size, List<Host> members, List<Host> servers, List<NotBegun> jobs) {

    /**
     * A host.
     *
     * @param out why it is out; absent while it is in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Host(UUID hostId, String fqdn, @Nullable OutageCause out) {}

    /**
     * A job that is not begun.
     *
     * @param next whether it may start now
     * @param outage whether its pool goes down with it, having no other member
     * @param code why it is held; absent when it may start
     * @param message the same for a person
     * @param passes whether the hold ends by itself; absent when it may start
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NotBegun(
            UUID jobId,
            String fqdn,
            boolean next,
            boolean outage,
            @Nullable String code,
            @Nullable String message,
            @Nullable Boolean passes) {}
}
