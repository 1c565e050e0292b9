package dev.mainstay.agent.control;

import dev.mainstay.agent.config.HttpProxy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a service was not reached, in one line that says what to mend. */
final class ConnectionFailure {

    private ConnectionFailure() {}

    /**
     * The line.
     *
     * @param host that was to be reached
     * @param proxy through which; null for none
     */
    static String why(String host, @Nullable HttpProxy proxy, IOException failure) {
        CertificateExpiredException expired = find(failure, CertificateExpiredException.class);
        if (expired != null) {
            return "the certificate of " + host + " has expired (" + expired.getMessage()
                    + "); if it has not, this host's clock is wrong";
        }
        CertificateNotYetValidException early = find(failure, CertificateNotYetValidException.class);
        if (early != null) {
            return "the certificate of " + host + " is not valid yet (" + early.getMessage()
                    + "); if it is, this host's clock is wrong";
        }
        if (find(failure, CertPathBuilderException.class) != null
                || find(failure, CertPathValidatorException.class) != null) {
            return "the certificate of " + host
                    + " is of no authority that this host trusts; name the authority's file in"
                    + " trust.certificates, or set trust.store=windows";
        }
        CertificateException other = find(failure, CertificateException.class);
        if (other != null) {
            return "the certificate of " + host + " is not for that name (" + oneLine(other) + ")";
        }
        if (proxy != null) {
            String said = oneLine(failure);
            if (said.contains("Unable to tunnel through proxy")) {
                return "the proxy " + proxy + " does not connect to " + host + " ("
                        + said.replaceFirst("^.*Proxy returns ", "") + ")";
            }
            if (failure instanceof ConnectException || failure instanceof UnknownHostException) {
                return "the proxy " + proxy + " cannot be reached (" + said + ")";
            }
        }
        if (failure instanceof SSLException) {
            return "no TLS with " + host + ": " + oneLine(failure);
        }
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static String oneLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> kind) {
        Throwable next = failure;
        for (int depth = 0; next != null && depth < 20; depth++) {
            if (kind.isInstance(next)) {
                return kind.cast(next);
            }
            next = next.getCause();
        }
        return null;
    }
}
