package dev.mainstay.agent.windows.workload;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.windows.powershell.Parameter;
import dev.mainstay.agent.windows.powershell.PowerShell;
import dev.mainstay.agent.windows.powershell.Script;
import java.time.Duration;
import java.util.Map;

/**
 * The databases on a Standard Edition server. Those of an Enterprise pool are on a host without Lync Server, which no agent
 * updates.
 */
final class LyncDatabases {

    private final Product product;
    private final PowerShell powerShell;

    LyncDatabases(Product product, PowerShell powerShell) {
        this.product = product;
        this.powerShell = powerShell;
    }

    /** Fails when a database does not tell its version: then nobody knows. */
    Answer<Boolean> older(Duration timeout) {
        Answer<Map<String, String>> told =
                powerShell.run(Script.TEST_DATABASES, timeout, Parameter.module(product.module()));
        if (!(told instanceof Answer.Known<Map<String, String>> known)) {
            return Answer.failed(told.whyNot().orElseThrow());
        }
        boolean older = !known.value().getOrDefault("older", "").isBlank();
        String unknown = known.value().getOrDefault("unknown", "");
        return older || unknown.isBlank()
                ? Answer.of(older)
                : Answer.failed(Failure.of("Test-CsDatabase tells no installed version of: " + unknown));
    }

    Answer<Boolean> update(Duration timeout) {
        Answer<Map<String, String>> told =
                powerShell.run(Script.UPDATE_DATABASES, timeout, Parameter.module(product.module()));
        return told.whyNot().<Answer<Boolean>>map(Answer::failed).orElse(Answer.of(true));
    }
}
