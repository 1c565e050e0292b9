package dev.mainstay.edge.pass;

import dev.mainstay.edge.EdgeConfig;
import dev.mainstay.http.listen.ListeningNeed;
import dev.mainstay.http.listen.Loopback;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Need of TLS to the services, as people's tokens go there; unless they are on this machine, or something else protects the way. */
@Singleton
class PlainNeed implements ListeningNeed {
    private final EdgeConfig config;

    PlainNeed(EdgeConfig config) {
        this.config = config;
    }

    @Override
    public List<String> missing(Config all) {
        EdgeConfig.Services services = config.services();
        boolean bare = Stream.of(services.scanner(), services.patch(), services.report())
                .anyMatch(PlainNeed::isBare);
        return bare && !services.plain()
                ? List.of(
                        "TLS to the services (https in mainstay.edge.services.scanner, .patch and .report; where something else"
                                + " protects the way, mainstay.edge.services.plain=true)")
                : List.of();
    }

    private static boolean isBare(URI service) {
        String host = service.getHost();
        return !"https".equalsIgnoreCase(service.getScheme()) && (host == null || !Loopback.is(host));
    }
}
