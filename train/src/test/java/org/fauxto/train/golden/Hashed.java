// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.golden;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.StateDict;

/** Weights and pictures made from names: the Java half of {@code tools/golden/hashed.py}, which tells the rules. */
public final class Hashed {
    static final int MOST_SAMPLES = 400;

    private Hashed() {}

    /** Every tensor of a network, hashed from its name less a prefix. */
    public static StateDict weights(Layer layer, String prefix) {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        layer.tensors()
                .forEach(spec ->
                        tensors.put(spec.name(), weight(spec.name().substring(prefix.length()), spec.shape())));
        return new StateDict(tensors);
    }

    /** One tensor. */
    public static HostTensor weight(String name, long... shape) {
        double[] u = uniform(name, size(shape));
        boolean matrix = shape.length >= 2;
        boolean aroundOne = name.endsWith("weight") || name.endsWith("running_var");
        double bound = matrix ? Math.sqrt(3.0 / ((double) u.length / shape[0])) : 0.2;
        float[] values = new float[u.length];
        for (int i = 0; i < u.length; i++) {
            values[i] = (float) ((matrix || !aroundOne ? 0 : 1) + bound * u[i]);
        }
        return new HostTensor(shape, values);
    }

    /** RGB in 0..1 of shape [n, 3, side, side]. */
    public static HostTensor picture(String name, int n, int side) {
        return picture(name, n, 3, side);
    }

    /** The same with other than three channels, [n, channels, side, side]. */
    public static HostTensor picture(String name, int n, int channels, int side) {
        double[] u = uniform(name, n * channels * side * side);
        float[] values = new float[u.length];
        for (int i = 0; i < u.length; i++) {
            double y = (double) (i / side % side) / (side - 1);
            double x = (double) (i % side) / (side - 1);
            values[i] = (float) (0.5 + 0.25 * (y - x) + 0.2 * u[i]);
        }
        return new HostTensor(new long[] {n, channels, side, side}, values);
    }

    private static double[] uniform(String name, int size) {
        long seed = 0xCBF29CE484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            seed = (seed ^ (b & 0xFF)) * 0x100000001B3L;
        }
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            long z = seed + (i + 1) * 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            values[i] = ((z ^ (z >>> 31)) >>> 40) / (double) (1 << 23) - 1;
        }
        return values;
    }

    /** The values that a fixture keeps of a tensor: up to {@code most}, evenly spaced. */
    static float[] sample(HostTensor tensor, int most) {
        float[] all = tensor.values();
        int step = (all.length + most - 1) / most | 1;
        float[] kept = new float[(all.length + step - 1) / step];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = all[i * step];
        }
        return kept;
    }

    private static int size(long... shape) {
        long n = 1;
        for (long d : shape) {
            n *= d;
        }
        return Math.toIntExact(n);
    }
}
