package dev.mainstay.patch.job.order;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a job does on its host. Stored with the tag {@code kind}, which is no class's name. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Installation.class, name = "INSTALLATION"),
    @JsonSubTypes.Type(value = Removal.class, name = "REMOVAL"),
    @JsonSubTypes.Type(value = PackageInstallation.class, name = "PACKAGE_INSTALLATION")
})
public sealed interface Work permits Installation, Removal, PackageInstallation {

    /** The updates it installs or removes, in order; none where it installs a package. */
    List<OrderedUpdate> updates();

    /** Its name: the same for the same work, whatever the order of its updates. */
    String fingerprint();
}
