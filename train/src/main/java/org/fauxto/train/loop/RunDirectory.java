// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.fauxto.train.nn.SafeTensors;
import org.fauxto.train.nn.StateDict;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of a run: {@code config.yaml} as resolved, {@code run.json} (data, seed, versions), {@code epochs.csv} and
 * {@code epochs.json}, {@code last.safetensors} (checkpoint), {@code best.safetensors} (averaged weights of the best epoch), and, after
 * export, {@code model.onnx}.
 */
public record RunDirectory(Path path) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final String CSV_HEADER =
            "epoch,steps,learning_rate,train_loss,val_loss,val_auc,val_balanced_accuracy,skipped_batches,best\n";

    /**
     * Makes the folder.
     *
     * @throws IOException if it holds a run already
     */
    public static RunDirectory create(Path path) throws IOException {
        RunDirectory run = new RunDirectory(path);
        if (Files.exists(run.config())) {
            throw new IOException(
                    path + " holds a run already; resume it with --resume " + path + " or choose another --run");
        }
        Files.createDirectories(path);
        return run;
    }

    /**
     * Opens the folder of an earlier run.
     *
     * @throws IOException if there is none
     */
    public static RunDirectory open(Path path) throws IOException {
        RunDirectory run = new RunDirectory(path);
        if (!Files.isRegularFile(run.config())) {
            throw new IOException(path + " is no run directory: it has no config.yaml");
        }
        return run;
    }

    public Path config() {
        return path.resolve("config.yaml");
    }

    public Path last() {
        return path.resolve("last.safetensors");
    }

    public Path best() {
        return path.resolve("best.safetensors");
    }

    public Path model() {
        return path.resolve("model.onnx");
    }

    /** Writes {@code run.json}. */
    public void describe(Object record) throws IOException {
        replace(path.resolve("run.json"), JSON.writeValueAsString(record) + "\n");
    }

    /** Keeps the averaged weights of the best epoch. */
    void best(StateDict average, EpochRecord epoch) throws IOException {
        new SafeTensors(
                        average,
                        Map.of("epoch", Integer.toString(epoch.epoch()), "val_auc", Double.toString(epoch.valAuc())))
                .write(best());
    }

    /** Rewrites both tables from the whole history, so that they always agree with the checkpoint. */
    void history(List<EpochRecord> history) throws IOException {
        StringBuilder csv = new StringBuilder(CSV_HEADER);
        for (EpochRecord e : history) {
            csv.append(e.epoch()).append(',').append(e.steps());
            csv.append(',').append(e.learningRate()).append(',').append(e.trainLoss());
            csv.append(',').append(e.valLoss()).append(',').append(e.valAuc());
            csv.append(',').append(e.valBalancedAccuracy()).append(',').append(e.skippedBatches());
            csv.append(',').append(e.best()).append('\n');
        }
        replace(path.resolve("epochs.csv"), csv.toString());
        replace(path.resolve("epochs.json"), JSON.writeValueAsString(history) + "\n");
    }

    /** Replaces a file in one step. */
    public static void replace(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
