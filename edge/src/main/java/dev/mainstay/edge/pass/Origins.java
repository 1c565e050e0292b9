package dev.mainstay.edge.pass;

import dev.mainstay.edge.EdgeConfig;
import dev.mainstay.edge.route.Service;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The services as a client reaches them: their addresses, TLS, limits and patience. */
@Singleton
class Origins {
    private final EdgeConfig.Services config;
    private final HttpClient client;

    Origins(EdgeConfig edge, Vertx vertx, TlsConfigurationRegistry registry) {
        this.config = edge.services();
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                // Of a request's silence the request itself tells first.
                .setIdleTimeout(Math.toIntExact(config.silence().toMillis() * 2))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(Math.toIntExact(config.maxHeaderBytes().asLongValue()))
                .setMaxWaitQueueSize(config.waiting());
        config.tlsConfigurationName().ifPresent(name -> TlsConfigUtils.configure(options, named(name, registry)));
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(config.connections()));
    }

    private static TlsConfiguration named(String name, TlsConfigurationRegistry registry) {
        return registry.get(name)
                .orElseThrow(() -> new IllegalStateException("mainstay.edge.services.tls-configuration-name=" + name
                        + ": there is no quarkus.tls." + name + ".*"));
    }

    HttpClient client() {
        return client;
    }

    /** A request to the service; its method, path and headers are put in later. */
    RequestOptions of(Service service) {
        URI address = address(service);
        boolean tls = "https".equalsIgnoreCase(address.getScheme());
        int usual = tls ? 443 : 80;
        return new RequestOptions()
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? usual : address.getPort())
                .setSsl(tls)
                .setConnectTimeout(config.connectTimeout().toMillis())
                .setIdleTimeout(config.silence().toMillis());
    }

    private URI address(Service service) {
        return switch (service) {
            case SCANNER -> config.scanner();
            case PATCH -> config.patch();
            case REPORT -> config.report();
        };
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
