package dev.mainstay.patch.release;

import dev.mainstay.events.HostSnapshot.Product;
import java.util.Optional;

/**
 * How many Front Ends of a pool must run, or the others stop all services (Microsoft: "Topologies and components for
 * Front End Servers, instant messaging, and presence" for Lync Server 2013; "Plan for high availability" for Skype for
 * Business Server). The numbers assume that the back end runs.
 */
final class QuorumTable {

    /**
     * @param running how many must run
     * @param ofTheFirst counted among the first this many, in topology order
     */
    record Quorum(int running, int ofTheFirst) {}

    private QuorumTable() {}

    /** Empty for a size that Microsoft does not give; a pool of one has no quorum to keep. */
    static Optional<Quorum> of(int poolSize, Product product) {
        return switch (poolSize) {
            case 1 -> Optional.of(new Quorum(0, 1));
            case 2 -> Optional.of(new Quorum(1, 2));
            case 3, 4 -> Optional.of(new Quorum(2, poolSize));
            case 5, 6 -> Optional.of(new Quorum(3, poolSize));
            case 7 -> Optional.of(new Quorum(4, 7));
            case 8, 9 -> Optional.of(new Quorum(4, 7));
            case 10, 11 -> Optional.of(new Quorum(5, 9));
            case 12 -> Optional.of(upTo16(product) ? new Quorum(7, 12) : new Quorum(5, 9));
            case 13, 14, 15, 16 -> upTo16(product) ? Optional.of(new Quorum(7, 12)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Pools of more than 12 came with Skype for Business Server 2019; an unknown product is held to the stricter row. */
    private static boolean upTo16(Product product) {
        return switch (product) {
            case SKYPE_FOR_BUSINESS_SERVER_2019, SKYPE_FOR_BUSINESS_SERVER_SE, UNKNOWN -> true;
            case LYNC_SERVER_2010, LYNC_SERVER_2013, SKYPE_FOR_BUSINESS_SERVER_2015, NONE -> false;
        };
    }
}
