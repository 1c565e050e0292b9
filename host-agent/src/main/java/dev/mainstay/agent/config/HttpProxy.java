package dev.mainstay.agent.config;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Locale;

/**
 * A proxy on the way to the services, which is asked to connect and sees nothing of what is said over TLS. Nobody signs in to
 * it: the agent knows no password.
 *
 * @param direct hosts that are reached without it; {@code .example} and {@code *.example} stand for all below that name
 */
public record HttpProxy(String host, int port, List<String> direct) {

    public HttpProxy {
        direct = direct.stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("^\\*(?=\\.)", ""))
                .toList();
    }

    /** How the host is reached. */
    public Proxy to(String target) {
        String name = target.toLowerCase(Locale.ROOT);
        boolean isDirect =
                direct.stream().anyMatch(each -> name.equals(each) || (each.startsWith(".") && name.endsWith(each)));
        return isDirect ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
