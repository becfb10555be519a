// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.autoencoder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.system.WeightSource;
import org.fauxto.train.weights.SharedWeights;
import org.fauxto.train.weights.WeightImport;
import org.fauxto.train.weights.WeightLoader;

/** The real tiny autoencoder of FLUX.2. */
public final class Taef2 {
    private Taef2() {}

    /** Its tensors behind {@code prefix}; the test is skipped where the files are missing. */
    public static StateDict weights(String prefix) throws IOException {
        List<Path> files = List.of(
                SharedWeights.file("taef2_encoder.safetensors"), SharedWeights.file("taef2_decoder.safetensors"));
        Path cache = Path.of("target", "taef2-weights");
        WeightImport.into(cache).run("taef2", files);
        StateDict loaded = WeightLoader.in(cache)
                .load(
                        new WeightSource(prefix, "taef2"),
                        new TinyAutoencoder("", TinyAutoencoder.Shape.TAEF2).tensors());
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        loaded.tensors().forEach((name, tensor) -> tensors.put(prefix + name, tensor));
        return new StateDict(tensors);
    }
}
