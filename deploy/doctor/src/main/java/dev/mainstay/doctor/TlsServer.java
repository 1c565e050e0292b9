package dev.mainstay.doctor;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * A server that shows a certificate.
 *
 * @param postgresql whether TLS is asked for first, as PostgreSQL's protocol has it (SSLRequest)
 * @param named whether the certificate has to be for the host
 */
record TlsServer(String host, int port, boolean postgresql, boolean named) {
    private static final int MILLIS = 3000;
    private static final int SSL_REQUEST_LENGTH = 8;
    private static final int SSL_REQUEST = 80877103;

    String text() {
        return host + ":" + port;
    }

    /** Begins a connection and ends it after the handshake, so that the trust has seen the certificates. */
    void greet(Trust trust) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        try (Socket plain = connected()) {
            plain.setSoTimeout(MILLIS);
            if (postgresql) {
                DataOutputStream out = new DataOutputStream(plain.getOutputStream());
                out.writeInt(SSL_REQUEST_LENGTH);
                out.writeInt(SSL_REQUEST);
                out.flush();
                if (new DataInputStream(plain.getInputStream()).read() != 'S') {
                    throw new IOException("PostgreSQL offers no TLS");
                }
            }
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                if (named) {
                    parameters.setEndpointIdentificationAlgorithm("HTTPS");
                }
                socket.setSSLParameters(parameters);
                socket.startHandshake();
            }
        }
    }

    private Socket connected() throws IOException {
        IOException refused = new IOException(host);
        for (InetAddress address : InetAddress.getAllByName(host)) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                refused = e;
            }
        }
        throw refused;
    }
}
