package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Inventory.Component;
import dev.mainstay.agent.windows.registry.Registry;
import dev.mainstay.agent.windows.registry.UnreadableRegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Installed components of Lync Server, Skype for Business Server and what they stand on, from the Uninstall keys. */
final class ComponentFacts {

    private static final List<String> UNINSTALL = List.of(
            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall",
            "SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall");
    private static final List<String> PRODUCTS = List.of(
            "lync server ",
            "skype for business server ",
            "office web apps server ",
            "office online server",
            "unified communications managed api ");
    private static final List<String> TOOLS = List.of("debugging tools", "resource kit");

    private final Registry registry;

    ComponentFacts(Registry registry) {
        this.registry = registry;
    }

    /** Each once, by name and version: the 32-bit and the 64-bit part of a component may both be registered. */
    List<Component> components() throws UnreadableRegistryException {
        List<Component> found = new ArrayList<>();
        for (String uninstall : UNINSTALL) {
            for (String product : registry.subkeys(uninstall)) {
                String path = uninstall + "\\" + product;
                Optional<String> name = registry.text(path, "DisplayName").filter(ComponentFacts::wanted);
                if (name.isPresent()) {
                    Component component = new Component(
                            name.get(), registry.text(path, "DisplayVersion").orElse("unknown"));
                    if (!found.contains(component)) {
                        found.add(component);
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    static boolean wanted(String displayName) {
        String name = displayName.toLowerCase(Locale.ROOT);
        String product = name.startsWith("microsoft ") ? name.substring("microsoft ".length()) : name;
        return PRODUCTS.stream().anyMatch(product::startsWith) && TOOLS.stream().noneMatch(product::contains);
    }
}
