// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.SafeTensors;
import org.fauxto.train.nn.StateDict;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of a run: {@code config.yaml} as resolved, {@code run.json} (data, seed, versions), {@code epochs.csv} and
 * {@code epochs.json}, {@code base.safetensors} (weights that training leaves alone, where there are any), {@code last.safetensors}
 * (checkpoint), {@code best.safetensors} (the other weights, of the best epoch), {@code steps.csv} where it is asked for, and, after export,
 * {@code model.onnx}.
 */
public record RunDirectory(Path path) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final String CSV_HEADER =
            "epoch,steps,learning_rate,train_loss,train_accuracy,train_f1,train_auc,val_loss,val_accuracy,val_f1,val_auc,"
                    + "val_balanced_accuracy,skipped_batches,best,seconds,images_per_second,idle_share,resident_mib\n";

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

    /** Weights that training leaves alone; absent where it changes all. */
    public Path base() {
        return path.resolve("base.safetensors");
    }

    public Path steps() {
        return path.resolve("steps.csv");
    }

    /** The tensors of {@link #base}, none where it is absent. */
    public StateDict frozen() throws IOException {
        return Files.exists(base()) ? SafeTensors.read(base()).tensors() : new StateDict(Map.of());
    }

    /**
     * Every tensor of the network as the best epoch left it, and what was noted with them.
     *
     * @throws IOException if no epoch is finished yet
     */
    public SafeTensors bestWeights() throws IOException {
        if (!Files.exists(best())) {
            throw new IOException(path + " has no best.safetensors: no epoch is finished yet; resume the run");
        }
        SafeTensors changed = SafeTensors.read(best());
        Map<String, HostTensor> all = new LinkedHashMap<>(frozen().tensors());
        all.putAll(changed.tensors().tensors());
        return new SafeTensors(new StateDict(all), changed.metadata());
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
            csv.append(row(e)).append('\n');
        }
        replace(path.resolve("epochs.csv"), csv.toString());
        replace(path.resolve("epochs.json"), JSON.writeValueAsString(history) + "\n");
    }

    private static String row(EpochRecord e) {
        return Stream.of(
                        e.epoch(),
                        e.steps(),
                        e.learningRate(),
                        e.trainLoss(),
                        e.trainAccuracy(),
                        e.trainF1(),
                        e.trainAuc(),
                        e.valLoss(),
                        e.valAccuracy(),
                        e.valF1(),
                        e.valAuc(),
                        e.valBalancedAccuracy(),
                        e.skippedBatches(),
                        e.best(),
                        e.cost().seconds(),
                        e.cost().imagesPerSecond(),
                        e.cost().idleShare(),
                        e.cost().residentMib())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /** Replaces a file in one step. */
    public static void replace(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
