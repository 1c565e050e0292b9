package dev.mainstay.scanner.topology;

import dev.mainstay.catalogue.text.Wording;
import org.jspecify.annotations.Nullable;

/** What is said of a topology document that was taken all the same. */
public enum TopologyText implements Wording {
    GATEWAY_CLUSTER_LEFT_OUT("gateway-left-out"),
    GATEWAY_SERVICE_LEFT_OUT("gateway-left-out"),
    SITE_WITHOUT_CENTRAL_SITE("site-without-central-site"),
    DUPLICATE_ORDINAL("duplicate-ordinal"),
    DUPLICATE_SERVICE("duplicate-service"),
    DEPENDENCY_MISSING("dependency-missing"),
    BACK_END_MISSING("back-end-missing"),
    MIRROR_OF_ITSELF("mirror-of-itself"),
    SEVERAL_ACTIVE_CENTRAL_MANAGEMENT("several-active-central-management"),
    KIND_UNKNOWN("kind-unknown"),
    PAIRING_WITH_ITSELF("pairing-with-itself"),
    BACKUP_REGISTRAR_AMBIGUOUS("backup-registrar-ambiguous"),
    PAIRING_OF_EDITIONS("pairing-of-editions"),
    PAIRING_OF_KINDS("pairing-of-kinds"),
    PAIRING_CONTRADICTED("pairing-contradicted");

    private final String code;

    TopologyText(String code) {
        this.code = code;
    }

    @Override
    public String group() {
        return "topology";
    }

    /** The remark with its values. */
    public TopologyWarning warning(@Nullable Object... values) {
        return new TopologyWarning(code, with(values));
    }
}
