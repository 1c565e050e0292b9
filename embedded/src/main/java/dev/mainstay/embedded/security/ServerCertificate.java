package dev.mainstay.embedded.security;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Certificate of a server.
 *
 * @param chain PEM file, the server's own first
 * @param key PEM file with the private key, readable by its owner alone
 */
public record ServerCertificate(Path chain, Path key) {

    /** Makes PostgreSQL show it, and take nobody who has not asked for TLS. */
    public void giveTo(EmbeddedPostgres.Builder server, Path folder) throws IOException {
        Path whoGetsIn =
                Files.writeString(folder.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
        server.setServerConfig("hba_file", whoGetsIn.toString())
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", chain.toString())
                .setServerConfig("ssl_key_file", key.toString())
                .setServerConfig("ssl_min_protocol_version", "TLSv1.2")
                // How the library asks whether the server is ready.
                .setConnectConfig("sslmode", "require");
    }
}
