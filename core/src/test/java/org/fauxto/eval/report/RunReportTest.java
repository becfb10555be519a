// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunReportTest {
    private static final String EPOCHS = """
            epoch,steps,learning_rate,train_loss,val_loss,val_auc,val_balanced_accuracy,skipped_batches,best
            1,10,1.0E-4,0.71,0.69,0.61,0.5,0,true
            2,20,1.0E-5,0.52,NaN,0.83,0.75,1,true
            """;

    @TempDir
    Path run;

    @Test
    void loggedStepsAreDrawnHoweverMany() throws IOException {
        Files.writeString(run.resolve("epochs.csv"), EPOCHS);
        StringBuilder steps = new StringBuilder("step,loss,learning_rate,gradient_norm,wait_ms,resident_mib\n");
        for (int k = 1; k <= 1000; k++) {
            steps.append(k)
                    .append(k == 3 ? ",NaN" : ",0.5")
                    .append(",0.1,1,0,")
                    .append(k == 999 ? 4000 : 900)
                    .append('\n');
        }
        Files.writeString(run.resolve("steps.csv"), steps);

        String page = Files.readString(RunReport.write(run, ""));

        assertThat(page).contains("Resident memory by step");
        String memory = Files.readString(run.resolve("plots/steps-memory.svg"));
        assertThat(memory).contains(">4000<").doesNotContain("NaN");
        assertThat(memory.split("L")).hasSizeLessThan(300);
        assertThat(Files.readString(run.resolve("plots/steps-loss.svg"))).contains("Training loss by step");
    }

    @Test
    void aFinishedRunHasItsCurvesReportAndPage() throws IOException {
        Files.writeString(run.resolve("epochs.csv"), EPOCHS);
        Files.writeString(run.resolve("run.json"), "{\"seed\":7,\"trained_on\":\"<b>pictures</b>\"}");
        Files.writeString(run.resolve("val-scores.csv"), """
                path,label,probability,path_name
                a,0,0.1,validation
                b,0,0.7,validation
                c,1,0.6,validation
                d,1,0.9,validation
                """);

        Path page = RunReport.write(run, "");

        assertThat(Files.readString(page))
                .contains("AUC 0.750, balanced accuracy 0.750", "after 2 epochs")
                .contains("&lt;b&gt;pictures", "weighted average", "these validation pictures")
                .doesNotContain("<b>pictures", "<script", "http://localhost");
        assertThat(run.resolve("plots"))
                .isDirectoryContaining("glob:**loss.svg")
                .isDirectoryContaining("glob:**auc.svg")
                .isDirectoryContaining("glob:**roc.svg")
                .isDirectoryContaining("glob:**precision-recall.svg")
                .isDirectoryContaining("glob:**confusion.svg")
                .isDirectoryNotContaining("glob:**f1.svg");
        assertThat(Files.readString(run.resolve("plots/loss.svg")))
                .contains("train loss")
                .doesNotContain("NaN");
        JsonNode json = new JsonMapper().readTree(Files.readString(run.resolve("report.json")));
        assertThat(json.at("/classification_report/ai/recall").doubleValue()).isEqualTo(1);
        assertThat(json.at("/classification_report/human/support").intValue()).isEqualTo(2);
        assertThat(json.at("/epochs/1/val_auc").asString()).isEqualTo("0.83");
        assertThat(json.at("/roc/0/x").doubleValue()).isZero();
        assertThat(json.at("/run/seed").intValue()).isEqualTo(7);
        assertThat(Files.readString(run.resolve("classification-report.txt"))).contains("weighted avg     0.8333");
    }

    @Test
    void aRunWithoutExportSaysSo() throws IOException {
        Files.writeString(
                run.resolve("epochs.csv"),
                EPOCHS.lines().limit(2).toList().stream().reduce("", (a, b) -> a + b + "\n"));
        assertThat(Files.readString(RunReport.write(run, "")))
                .contains("after 1 epoch, not exported yet", "--export-only");
    }

    @Test
    void aWarningComesFirst() throws IOException {
        Files.writeString(run.resolve("val-scores.csv"), "path,label,probability\na,0,0.1\nb,1,0.7\n");
        assertThat(Files.readString(RunReport.write(run, "This is a baseline.")))
                .contains("lead bad\">This is a baseline. Validation: AUC 1.000");
    }

    @Test
    void beforeTheFirstEpochThereIsNothingToReport() {
        assertThatThrownBy(() -> RunReport.write(run, "")).hasMessageContaining("fauxto train --resume");
    }
}
