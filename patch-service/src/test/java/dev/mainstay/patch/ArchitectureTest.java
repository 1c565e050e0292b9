package dev.mainstay.patch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.mainstay.architecture.ServiceRules;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.store.Jobs;
import dev.mainstay.patch.planning.Changes;

@AnalyzeClasses(packages = "dev.mainstay.patch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests rules = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule jobsAreChangedWithAllThatFollows = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Changes.class.getName())
            .should()
            .callMethod(Jobs.class, "apply", Job.class, JobCommand.class)
            .orShould()
            .callMethod(Jobs.class, "end", Job.class, Reason.class)
            .because("who changes a job sees to what follows from it, and that stands in one place (docs/adr/0038)");
}
