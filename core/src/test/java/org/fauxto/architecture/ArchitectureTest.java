// SPDX-License-Identifier: Apache-2.0
package org.fauxto.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.fauxto.evidence.Detector;
import org.junit.jupiter.api.Test;

/** The boundaries of core that docs/ARCHITECTURE.md draws. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.fauxto");

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("org.fauxto.(*)..").should().beFreeOfCycles());
    }

    @Test
    void coreKnowsNoCommandLineNoServerNoTraining() {
        check(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "picocli..",
                        "me.tongfei..",
                        "io.javalin..",
                        "org.apache.spark..",
                        "ch.qos.logback..",
                        "org.bytedeco.pytorch..",
                        "org.fauxto.cli..",
                        "org.fauxto.train..")));
    }

    @Test
    void openCvStaysWherePicturesAreDecodedAndTransformed() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.fauxto.image.decode..", "org.fauxto.image.transform..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.bytedeco..")));
    }

    @Test
    void onnxRuntimeStaysInTheModel() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.fauxto.model..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("ai.onnxruntime..")));
    }

    @Test
    void imagesKnowNothingAboveThem() {
        check(noClasses()
                .that()
                .resideInAPackage("org.fauxto.image..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.fauxto.evidence..",
                        "org.fauxto.provenance..",
                        "org.fauxto.watermark..",
                        "org.fauxto.content..",
                        "org.fauxto.model..",
                        "org.fauxto.verdict..",
                        "org.fauxto.scan..",
                        "org.fauxto.dataset..",
                        "org.fauxto.audit..",
                        "org.fauxto.eval..",
                        "org.fauxto.report..")));
    }

    @Test
    void detectorsDoNotKnowEachOther() {
        String[] kinds = {"provenance", "watermark", "content", "model"};
        for (String kind : kinds) {
            for (String other : kinds) {
                if (!kind.equals(other)) {
                    check(noClasses()
                            .that()
                            .resideInAPackage("org.fauxto." + kind + "..")
                            .should()
                            .dependOnClassesThat(resideInAnyPackage("org.fauxto." + other + "..")));
                }
            }
        }
    }

    @Test
    void everyDetectorIsFinalSoThatItsEvidenceIsItsOwn() {
        check(classes()
                .that()
                .implement(Detector.class)
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL));
    }

    @Test
    void reportsAreMadeFromResultsOnly() {
        check(noClasses()
                .that()
                .resideInAPackage("org.fauxto.report..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.fauxto.model..",
                        "org.fauxto.image.decode..",
                        "org.fauxto.provenance..",
                        "org.fauxto.watermark..",
                        "org.fauxto.content..")));
    }

    @Test
    void datasetsAndAuditsKnowNoNetworkAndNoReport() {
        check(noClasses()
                .that()
                .resideInAnyPackage("org.fauxto.dataset..", "org.fauxto.audit..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.fauxto.model..", "org.fauxto.verdict..", "org.fauxto.scan..", "org.fauxto.report..")));
    }

    @Test
    void metricsKnowNoPictures() {
        check(noClasses()
                .that()
                .resideInAPackage("org.fauxto.eval.metric..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.fauxto.image..",
                        "org.fauxto.dataset..",
                        "org.fauxto.model..",
                        "org.fauxto.verdict..",
                        "org.fauxto.report..",
                        "org.fauxto.audit..")));
    }

    @Test
    void nothingPrintsExitsOrRollsUnseededDice() {
        check(noClasses().should().accessField(System.class, "out"));
        check(noClasses().should().accessField(System.class, "err"));
        check(noClasses().should().callMethod(System.class, "exit", int.class));
        check(noClasses().should().callMethod(Math.class, "random"));
        check(noClasses().should().callConstructor(java.util.Random.class));
        check(noClasses().should().callConstructor(java.util.Date.class));
    }

    private static void check(ArchRule rule) {
        rule.check(CORE);
    }
}
