package dev.mainstay.scanner.finding.evaluation;

import dev.mainstay.catalogue.text.Wording;

/** What the hosts' agents say, beside the catalogue's documents, and what people and jobs say. */
public enum AgentText implements Wording {
    INSTALLED_NOT_MISSING,
    NOT_OFFERED_OWN_SERVER,
    NOT_OFFERED,
    OFFERED_AS_WELL,
    OFFERED_OTHERWISE,
    OFFERED,
    RESTART_PENDING,
    NAMED_NOT_MISSING,
    NOT_BY_DOCUMENTS,
    HOTFIXES_NOT_TOLD,
    OPTIONAL,
    DRIVER,
    MANDATORY,
    DEADLINE,
    DEADLINE_PASSED,
    RESTARTS_BY_ITSELF,
    DOTNET_NOT_SUPPORTED,
    DOTNET_NOT_SUPPORTED_REMEDY,
    DOTNET_UNKNOWN,
    DOTNET_BY_TITLE,
    NOT_SERVING,
    NOT_SERVING_REMEDY,
    SERVICE_NOT_RUNNING,
    WAIVED,
    WAIVED_UNTIL,
    FAILED,
    FAILED_CODE,
    JOB_FAILED,
    JOB_FAILED_CODE;

    @Override
    public String group() {
        return "agent";
    }
}
