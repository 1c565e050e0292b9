package dev.mainstay.doctor;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.mainstay.architecture.HouseRules;

/** Not {@code PlainRules}: settings are read by the library by which the services read them. */
@AnalyzeClasses(packages = "dev.mainstay.doctor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
