package dev.mainstay.embedded.security;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * TLS, logins and rights of a broker, as a broker in production has them: clients sign in with SCRAM-SHA-512 on its port, or with
 * a certificate on another one; who has no right may do nothing; broker and controller show each other a certificate.
 *
 * @param certificate PEM file with the broker's certificate, its chain and its private key (PKCS#8, not encrypted); the common
 *     name is what the broker is called by the controller
 * @param trusted PEM file with the authorities whose certificates are believed
 * @param brokerName common name of {@code certificate}
 * @param administrator login that may do everything; no comma or quote
 * @param password of the administrator; no comma or quote
 */
public record BrokerSecurity(Path certificate, Path trusted, String brokerName, String administrator, String password) {

    /** Names of the listeners, as the broker has them beside that of its controller. */
    public static final String CLIENTS = "CLIENTS";

    public static final String CERTIFICATES = "CERTIFICATES";

    /** The login that is there before anybody can sign in, as the format step of Apache Kafka takes it. */
    public String firstLogin() {
        return "SCRAM-SHA-512=[name=" + administrator + ",password=" + password + "]";
    }

    /** What takes the place of the settings of a broker without security, or comes in addition. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("listener.security.protocol.map", CLIENTS + ":SASL_SSL," + CERTIFICATES + ":SSL,CONTROLLER:SSL");
        settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("ssl.keystore.type", "PEM");
        settings.put("ssl.keystore.location", certificate.toString());
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", trusted.toString());
        settings.put("ssl.enabled.protocols", "TLSv1.3,TLSv1.2");
        settings.put("inter.broker.listener.name", CERTIFICATES);
        settings.put("listener.name.certificates.ssl.client.auth", "required");
        // The controller too: otherwise who reaches its port is ANONYMOUS there, and would have to be a super user.
        settings.put("listener.name.controller.ssl.client.auth", "required");
        settings.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/,DEFAULT");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("allow.everyone.if.no.acl.found", "false");
        settings.put("super.users", "User:" + brokerName + ";User:" + administrator);
        settings.put("auto.create.topics.enable", "false");
        return settings;
    }
}
