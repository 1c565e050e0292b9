package dev.mainstay.patch.software;

import dev.mainstay.patch.PackageId;
import dev.mainstay.patch.StoredJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code package}. */
@ApplicationScoped
class PackageStore implements PanacheRepositoryBase<PackageEntity, UUID> {

    Optional<RegisteredPackage> registered(PackageId id) {
        return findByIdOptional(id.value()).map(PackageStore::read);
    }

    Optional<RegisteredPackage> withHash(String sha256) {
        return find("sha256", sha256).firstResultOptional().map(PackageStore::read);
    }

    List<RegisteredPackage> all() {
        return listAll(Sort.descending("registeredAt").and("packageId")).stream()
                .map(PackageStore::read)
                .toList();
    }

    void add(RegisteredPackage registered) {
        PackageEntity entity = new PackageEntity();
        entity.packageId = registered.packageId().value();
        entity.sha256 = registered.sha256();
        entity.registeredAt = registered.registeredAt();
        entity.body = StoredJson.write(registered);
        persist(entity);
    }

    private static RegisteredPackage read(PackageEntity entity) {
        return StoredJson.read(entity.body, RegisteredPackage.class);
    }
}
