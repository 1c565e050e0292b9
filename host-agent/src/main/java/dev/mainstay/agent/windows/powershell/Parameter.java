package dev.mainstay.agent.windows.powershell;

import java.time.Duration;
import java.util.regex.Pattern;

/** A typed value for a script. It travels in the environment, where PowerShell never takes it for code. */
public final class Parameter {

    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private final String name;
    private final String value;

    private Parameter(String name, String value) {
        this.name = name;
        this.value = value;
    }

    /** Whole seconds, at least one: {@code MAINSTAY_SECONDS}. */
    public static Parameter seconds(Duration duration) {
        return new Parameter("MAINSTAY_SECONDS", String.valueOf(Math.max(1, duration.toSeconds())));
    }

    /**
     * A host's name: {@code MAINSTAY_HOST}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Parameter host(String fqdn) {
        if (!HOST_NAME.matcher(fqdn).matches()) {
            throw new IllegalArgumentException("no host name: " + fqdn);
        }
        return new Parameter("MAINSTAY_HOST", fqdn);
    }

    /** The management shell's module: {@code MAINSTAY_MODULE}. */
    public static Parameter module(Module module) {
        return new Parameter("MAINSTAY_MODULE", module.moduleName);
    }

    /** Modules with the server's cmdlets. */
    public enum Module {
        LYNC("Lync"),
        SKYPE_FOR_BUSINESS("SkypeForBusiness");

        private final String moduleName;

        Module(String moduleName) {
            this.moduleName = moduleName;
        }
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }
}
