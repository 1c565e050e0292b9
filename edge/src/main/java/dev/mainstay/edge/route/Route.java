package dev.mainstay.edge.route;

/** What becomes of a path: one of the services gets it, or nobody. */
public sealed interface Route {

    /**
     * Of people, who are signed in.
     *
     * @param path at the service
     */
    record OfPeople(Service service, String path) implements Route {}

    /**
     * Of an agent, whose signature the service verifies: passed on with the path that was signed.
     *
     * @param path at the service
     */
    record OfAgents(Service service, String path) implements Route {}

    /** Nothing that is passed on. */
    record Nowhere() implements Route {}

    /** A path that the service might read in another way than whoever looked at it before. */
    record Ambiguous() implements Route {}
}
