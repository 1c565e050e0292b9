package dev.mainstay.recovery;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.mainstay.architecture.HouseRules;

/** Not {@code PlainRules}: the names of the topics are those of the module {@code events}. */
@AnalyzeClasses(packages = "dev.mainstay.recovery", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
