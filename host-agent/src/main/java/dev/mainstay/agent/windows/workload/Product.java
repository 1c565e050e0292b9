package dev.mainstay.agent.windows.workload;

import dev.mainstay.agent.platform.Inventory.Component;
import dev.mainstay.agent.platform.Version;
import dev.mainstay.agent.windows.powershell.Parameter.Module;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which server product is installed, by the version of its core components. */
enum Product {
    LYNC_SERVER_2010(Module.LYNC, "4.0.7577"),
    LYNC_SERVER_2013(Module.LYNC, "5.0.8308"),
    SKYPE_FOR_BUSINESS_2015(Module.SKYPE_FOR_BUSINESS, "6.0.9319"),
    /** The Subscription Edition goes on with the version of 2019. */
    SKYPE_FOR_BUSINESS_2019(Module.SKYPE_FOR_BUSINESS, "7.0.2046");

    private final Module module;
    private final String builds;

    Product(Module module, String builds) {
        this.module = module;
        this.builds = builds;
    }

    Module module() {
        return module;
    }

    /** Whether Front Ends are taken out by Invoke-CsComputerFailOver, which Lync Server 2010 and 2013 do not have. */
    boolean failsOverComputers() {
        return this != LYNC_SERVER_2010 && this != LYNC_SERVER_2013;
    }

    /** Whether Get-CsPoolUpgradeReadinessState exists; Lync Server 2010 has no Windows Fabric, and from
     * 2019 on another cmdlet, with another answer, replaces it. */
    boolean tellsPoolReadiness() {
        return this == LYNC_SERVER_2013 || this == SKYPE_FOR_BUSINESS_2015;
    }

    /** Whether a component's name is that of one of the products, whichever release: none of theirs is on a host without. */
    static boolean isOfOne(String component) {
        String name = component.toLowerCase(Locale.ROOT);
        return name.contains("core components")
                && (name.contains("lync server") || name.contains("skype for business server"));
    }

    private boolean hasBuild(Version version) {
        return version.isBuild(Version.read(builds).orElseThrow());
    }

    static Optional<Product> of(List<Component> components) {
        for (Component component : components) {
            if (!component.name().toLowerCase(Locale.ROOT).contains("core components")) {
                continue;
            }
            Optional<Version> version = Version.read(component.version());
            for (Product product : values()) {
                if (version.filter(product::hasBuild).isPresent()) {
                    return Optional.of(product);
                }
            }
        }
        return Optional.empty();
    }
}
