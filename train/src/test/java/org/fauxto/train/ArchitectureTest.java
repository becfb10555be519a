// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The boundaries of the training module. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.fauxto.train");

    @Test
    void onlyTheEngineKnowsLibtorch() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.fauxto.train.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco.pytorch..", "org.bytedeco.openblas..")
                .because("native memory is freed by scopes, and one package can keep that discipline")
                .check(CLASSES);
    }

    @Test
    void networksKnowNoReading() {
        noClasses()
                .that()
                .resideInAPackage("org.fauxto.train.nn..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.fauxto.train.engine..", "org.fauxto.train.onnx..", "ai.onnxruntime..")
                .check(CLASSES);
    }

    @Test
    void packagesDoNotDependInCircles() {
        slices().matching("org.fauxto.train.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
