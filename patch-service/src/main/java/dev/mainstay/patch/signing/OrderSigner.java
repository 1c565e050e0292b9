package dev.mainstay.patch.signing;

import dev.mainstay.messaging.signature.SigningKey;
import dev.mainstay.messaging.signature.SigningKeyFiles;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;

/**
 * Signer of orders. The key is in a file and never in the database: whoever can write the database can make jobs, but no host
 * carries them out unless this service signs them. It signs an order of a job whose row it wrote itself ({@link Seals}) and for which
 * there is a mandate: approvals for updates, a decision for a removal, a registered package. Whoever can write approvals, decisions and
 * findings can still make it plan, seal and sign updates that Windows Update offers the host (docs/adr/0008).
 */
@Startup
@ApplicationScoped
public class OrderSigner {

    /** The header that carries the signature of an order. */
    public static final String HEADER = "Mainstay-Order-Signature";

    private final SigningKey key;

    OrderSigner(OrderKeyConfig config) {
        this.key = new SigningKeyFiles("mainstay.patch.order-key", "orders").key(config.file(), config.localFolder());
    }

    /** Base64 of the Ed25519 signature over exactly these bytes. */
    public String sign(byte[] order) {
        return Base64.getEncoder().encodeToString(key.sign(order));
    }

    /** The public key that hosts pin, PEM. */
    String publicKey() {
        return key.publicPem();
    }
}
