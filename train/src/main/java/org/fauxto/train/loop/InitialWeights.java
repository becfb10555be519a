// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.system.Assembly;
import org.fauxto.train.system.WeightSource;

/** The weights a run starts with: random ones, and published ones over them. */
public final class InitialWeights {
    private InitialWeights() {}

    /** Reads published weights. */
    @FunctionalInterface
    public interface Reader {
        /**
         * The wanted tensors, under their names.
         *
         * @param part where they are published, never {@link WeightSource#NONE}
         * @throws IOException if they cannot be read, or are not the wanted ones
         */
        StateDict load(WeightSource part, List<TensorSpec> wanted) throws IOException;
    }

    /** Every tensor of the network. */
    public static StateDict of(Assembly system, long seed, Reader reader) throws IOException {
        List<TensorSpec> specs = system.network().tensors();
        Map<String, HostTensor> all =
                new LinkedHashMap<>(StateDict.initial(specs, seed).tensors());
        for (WeightSource part : system.pretrained()) {
            if (!part.source().equals(WeightSource.NONE)) {
                List<TensorSpec> wanted = specs.stream()
                        .filter(spec -> spec.name().startsWith(part.prefix()))
                        .map(spec -> renamed(
                                spec, spec.name().substring(part.prefix().length())))
                        .toList();
                StateDict loaded = reader.load(part, wanted);
                wanted.forEach(spec -> all.put(part.prefix() + spec.name(), loaded.get(spec)));
            }
        }
        return new StateDict(all);
    }

    private static TensorSpec renamed(TensorSpec spec, String name) {
        return new TensorSpec(name, spec.shape(), spec.role(), spec.init());
    }
}
