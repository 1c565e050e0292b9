package dev.mainstay.edge.route;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decision on where a path goes. Paths of people collide between the services, so each service has a first segment of its own; those of
 * agents do not, and agents sign them, so they stay as they are.
 */
public final class RoutePolicy {
    private static final List<String> OPEN_TO_PEOPLE = List.of("/api/v1/", "/admin/v1/");
    private static final String DESCRIPTION = "/q/openapi";
    private static final String OF_AGENTS = "/agent/v1/";

    /** By the segment after {@code /agent/v1/} (docs/agent-protocol.md). */
    private static final Map<String, Service> AGENTS = Map.of(
            "enrolments", Service.SCANNER,
            "scan-request", Service.SCANNER,
            "scans", Service.SCANNER,
            "jobs", Service.PATCH,
            "leases", Service.PATCH);

    /** A dot segment also where its dots are encoded; encoded separators, percent signs and control characters. */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "//|/(\\.|%2e){1,2}(/|$)|[;\\\\\\p{Cntrl}]|%(2f|5c|25|3b|[01][0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);

    private RoutePolicy() {}

    /**
     * The route of a path.
     *
     * @param path as it was sent, without query
     * @param agentsToo whether agents may come this way
     */
    public static Route route(String path, boolean agentsToo) {
        boolean ofAgents = path.startsWith(OF_AGENTS);
        Optional<Service> service = Service.of(segment(path, 1));
        if (service.isEmpty() && !ofAgents) {
            return new Route.Nowhere();
        }
        if (AMBIGUOUS.matcher(path).find()) {
            return new Route.Ambiguous();
        }
        if (ofAgents) {
            Service taker = AGENTS.get(segment(path, OF_AGENTS.length()));
            return agentsToo && taker != null ? new Route.OfAgents(taker, path) : new Route.Nowhere();
        }
        Service owner = service.orElseThrow();
        String rest = path.substring(1 + owner.word().length());
        boolean open = rest.equals(DESCRIPTION) || OPEN_TO_PEOPLE.stream().anyMatch(rest::startsWith);
        return open ? new Route.OfPeople(owner, rest) : new Route.Nowhere();
    }

    private static String segment(String path, int from) {
        int end = path.indexOf('/', from);
        return path.length() < from ? "" : path.substring(from, end < 0 ? path.length() : end);
    }
}
