// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.io.IOException;
import java.util.Arrays;
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

    /**
     * Another run's best weights over these, wherever its tensors are called as this network's. So a classifier trained beside a fixed part
     * goes on when that part is learned too, and a shipped detector is refitted to pictures of one's own.
     *
     * @param others    of the other run
     * @param otherName shown in messages
     * @throws IOException if no name agrees, or a tensor of one name has another shape
     */
    static StateDict over(StateDict weights, StateDict others, String otherName) throws IOException {
        Map<String, HostTensor> all = new LinkedHashMap<>(weights.tensors());
        int taken = 0;
        for (Map.Entry<String, HostTensor> own : weights.tensors().entrySet()) {
            HostTensor other = others.tensors().get(own.getKey());
            if (other != null) {
                if (!Arrays.equals(own.getValue().shape(), other.shape())) {
                    throw new IOException("start_from " + otherName + ": tensor " + own.getKey() + " has shape "
                            + Arrays.toString(other.shape()) + ", this network wants "
                            + Arrays.toString(own.getValue().shape()) + "; start from a run of like configuration");
                }
                all.put(own.getKey(), other);
                taken++;
            }
        }
        if (taken == 0) {
            throw new IOException("start_from " + otherName + ": none of its tensors (such as "
                    + others.tensors().keySet().stream().findFirst().orElse("none at all")
                    + ") is called as one of this network's; start from a run of like configuration");
        }
        return new StateDict(all);
    }

    private static TensorSpec renamed(TensorSpec spec, String name) {
        return new TensorSpec(name, spec.shape(), spec.role(), spec.init());
    }
}
