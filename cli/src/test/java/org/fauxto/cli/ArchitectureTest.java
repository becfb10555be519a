// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What docs/ARCHITECTURE.md says of the command line. */
class ArchitectureTest {
    private static final JavaClasses CLI = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.fauxto.cli");

    @Test
    void theCommandLineKnowsNeitherTrainingNorNativeLibraries() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.fauxto.train..", "org.bytedeco..", "ai.onnxruntime.."))
                .check(CLI);
    }

    @Test
    void onlyMainEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLI);
    }
}
