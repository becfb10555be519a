// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.fire;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.fauxto.train.engine.ObjectiveProbe;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.golden.Hashed;
import org.fauxto.train.nn.Frozen;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.autoencoder.Taef2;
import org.fauxto.train.nn.autoencoder.TinyAutoencoder;
import org.junit.jupiter.api.Test;

/** Seconds per crop of FIRE with the real TAEF2; no test by default: {@code ./mvnw -pl train -am test -Dtest=FireSpeed}. */
class FireSpeed {
    private static final int CROPS = 4;
    private static final int ROUNDS = 4;
    /** Other processes share the machine; processor time does not count them. */
    private static final OperatingSystemMXBean OS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Test
    void measure() throws Exception {
        for (int side : new int[] {128, 256}) {
            Layer taef2 = new TinyAutoencoder("autoencoder.", TinyAutoencoder.Shape.TAEF2);
            StateDict frozen = Taef2.weights("autoencoder.");
            HostTensor crops = Hashed.picture("speed", CROPS, side);
            try (TorchNetwork network = new TorchNetwork(taef2, frozen, 2)) {
                time(side + " reconstruction", () -> network.forward(crops));
            }
            for (FireNetwork.Masks masks : FireNetwork.Masks.values()) {
                FireNetwork fire = new FireNetwork(
                        side,
                        masks,
                        Frozen.whole(taef2),
                        new LightClassifier("classifier.", FireNetwork.channels(masks), 0));
                Map<String, HostTensor> tensors =
                        new LinkedHashMap<>(StateDict.initial(fire.tensors(), 1).tensors());
                tensors.putAll(frozen.tensors());
                StateDict weights = new StateDict(tensors);
                ObjectiveProbe probe =
                        new ObjectiveProbe(fire, new FireObjective(fire, FireObjective.Weights.PUBLISHED), 2);
                time(side + " step " + masks, () -> probe.at(weights, crops, 0, 1, 0, 1));
                try (TorchNetwork network = new TorchNetwork(fire, weights, 2)) {
                    time(side + " score " + masks, () -> network.forward(crops));
                }
            }
        }
    }

    private static void time(String what, Runnable work) {
        work.run();
        double best = Double.POSITIVE_INFINITY;
        long cpu = OS.getProcessCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - start) / 1e9 / CROPS);
        }
        double processor = (OS.getProcessCpuTime() - cpu) / 1e9 / CROPS / ROUNDS;
        System.out.printf(Locale.ROOT, "%-24s best %.3f s per crop, %.3f s of processor time%n", what, best, processor);
    }
}
