package dev.mainstay.patch.release;

import dev.mainstay.events.HostSnapshot.PoolKind;

/**
 * What a kind of pool means to the release planner: a row for each kind, and no other list of kinds here.
 *
 * @param rank jobs of lower ones are considered first, from the inside out: Front Ends, Directors, Edge and the rest; then plain
 *     hosts
 * @param quorum whether its members stop all services when too few of them run
 * @param missed whether somebody misses the pool when all its members are out
 */
record PoolTraits(int rank, boolean quorum, boolean missed) {

    static PoolTraits of(PoolKind kind) {
        return switch (kind) {
            case ENTERPRISE_FRONT_END -> new PoolTraits(10, true, true);
            case STANDARD_EDITION -> new PoolTraits(11, false, true);
            case SURVIVABLE_BRANCH -> new PoolTraits(12, false, true);
            case DIRECTOR -> new PoolTraits(13, true, true);
            case EDGE -> new PoolTraits(14, false, true);
            case MEDIATION, VIDEO_INTEROP, AV_CONFERENCING -> new PoolTraits(15, false, true);
            case PERSISTENT_CHAT, MONITORING, ARCHIVING -> new PoolTraits(16, false, true);
            case SQL_STORE, FILE_STORE -> new PoolTraits(17, false, true);
            case OFFICE_WEB_APPS, TRUSTED_APPLICATION, UNKNOWN -> new PoolTraits(18, false, true);
            case PSTN_GATEWAY -> new PoolTraits(18, false, false);
            case PLAIN -> new PoolTraits(19, false, false);
        };
    }
}
