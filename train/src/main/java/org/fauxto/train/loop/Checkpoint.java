// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fauxto.train.engine.LossScale;
import org.fauxto.train.engine.TrainingState;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.SafeTensors;
import org.fauxto.train.nn.StateDict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A run that can go on: what training changes, and the position, in one safetensors file. */
public record Checkpoint(TrainingState state, Position position) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Writes atomically: a crash leaves the previous checkpoint. */
    public void write(Path file) throws IOException {
        Map<String, HostTensor> all = new LinkedHashMap<>();
        put(all, "model.", state.model());
        put(all, "average.", state.average());
        put(all, "first_moment.", state.firstMoments());
        put(all, "second_moment.", state.secondMoments());
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("optimiser_steps", Long.toString(state.steps()));
        metadata.put("loss_scale", JSON.writeValueAsString(state.scale()));
        metadata.put("position", JSON.writeValueAsString(position));
        new SafeTensors(new StateDict(all), metadata).write(file);
    }

    private static void put(Map<String, HostTensor> all, String prefix, StateDict part) {
        part.tensors().forEach((name, tensor) -> all.put(prefix + name, tensor));
    }

    /**
     * Reads a checkpoint.
     *
     * @throws IOException if the file is missing, damaged, or no checkpoint
     */
    public static Checkpoint read(Path file) throws IOException {
        SafeTensors all = SafeTensors.read(file);
        String steps = all.metadata().get("optimiser_steps");
        String position = all.metadata().get("position");
        String scale = all.metadata().get("loss_scale");
        if (steps == null || position == null || scale == null) {
            throw new IOException(
                    file + " is no checkpoint: its metadata lack optimiser_steps, loss_scale or position");
        }
        try {
            TrainingState state = new TrainingState(
                    all.tensors().part("model."),
                    all.tensors().part("average."),
                    all.tensors().part("first_moment."),
                    all.tensors().part("second_moment."),
                    Long.parseLong(steps),
                    JSON.readValue(scale, LossScale.class));
            return new Checkpoint(state, JSON.readValue(position, Position.class));
        } catch (JacksonException | NumberFormatException e) {
            throw new IOException(file + " is a damaged checkpoint: " + e.getMessage(), e);
        }
    }
}
