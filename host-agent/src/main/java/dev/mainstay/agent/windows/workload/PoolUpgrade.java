package dev.mainstay.agent.windows.workload;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Workload.PoolReadiness;
import dev.mainstay.agent.platform.Workload.PoolState;
import dev.mainstay.agent.windows.powershell.Parameter;
import dev.mainstay.agent.windows.powershell.PowerShell;
import dev.mainstay.agent.windows.powershell.Script;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a Front End says of its pool. Lync Server 2013 and Skype for Business Server 2015: {@code
 * Get-CsPoolUpgradeReadinessState}. From 2019 on {@code Get-CsUpgradeDomainInfo} replaces it, with an output of the same
 * type; whether it holds the same values no topic says, so that one of them is believed and any other answer is none:
 * {@code Invoke-CsComputerFailOver}, which drains there, looks at the pool's capacity itself. Lync Server 2010 has no such
 * cmdlet.
 */
final class PoolUpgrade {

    private static final Map<String, PoolState> STATES = Map.of(
            "Ready", PoolState.READY,
            "Busy", PoolState.BUSY,
            "InsufficientActiveFrontEnds", PoolState.INSUFFICIENT_ACTIVE_FRONT_ENDS);

    private final Product product;
    private final PowerShell powerShell;

    PoolUpgrade(Product product, PowerShell powerShell) {
        this.product = product;
        this.powerShell = powerShell;
    }

    /** The pool's own word; empty where the product has none, and where it says none of those that are documented. */
    Answer<Optional<PoolReadiness>> ask(Duration timeout) {
        return switch (product) {
            case LYNC_SERVER_2010 -> Answer.of(Optional.empty());
            case LYNC_SERVER_2013, SKYPE_FOR_BUSINESS_2015 ->
                ask(Script.POOL_READINESS, "Get-CsPoolUpgradeReadinessState", timeout);
            case SKYPE_FOR_BUSINESS_2019 -> ask(Script.UPGRADE_DOMAIN_INFO, "Get-CsUpgradeDomainInfo", timeout);
        };
    }

    private Answer<Optional<PoolReadiness>> ask(Script script, String cmdlet, Duration timeout) {
        Answer<Map<String, String>> told = powerShell.run(script, timeout, Parameter.module(product.module()));
        if (!(told instanceof Answer.Known<Map<String, String>> known)) {
            return Answer.failed(told.whyNot().orElseThrow());
        }
        String value = known.value().getOrDefault("state", "");
        if (value.isEmpty()) {
            return Answer.of(Optional.empty());
        }
        PoolState state = STATES.get(value);
        return state == null
                ? Answer.failed(Failure.of(cmdlet + " says what is not documented: " + value))
                : Answer.of(Optional.of(new PoolReadiness(state, cmdlet + ": " + value)));
    }
}
