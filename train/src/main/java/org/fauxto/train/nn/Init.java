// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.SplittableRandom;

/** How a tensor starts; the same rules as torchvision's ResNet. */
public enum Init {
    ZERO {
        @Override
        void fill(float[] values, long[] shape, SplittableRandom random) {}
    },
    ONE {
        @Override
        void fill(float[] values, long[] shape, SplittableRandom random) {
            java.util.Arrays.fill(values, 1f);
        }
    },
    /**
     * Normal with deviation sqrt(2 / fan-out), fan-out = kernel area times output channels per group (He et al. 2015, equation 14);
     * for shape [out, in / groups, kh, kw].
     */
    KAIMING_NORMAL_FAN_OUT {
        @Override
        void fill(float[] values, long[] shape, SplittableRandom random) {
            normal(values, Math.sqrt(2.0 / (double) (shape[0] * shape[2] * shape[3])), random);
        }
    },
    /** Uniform in +-1/sqrt(fan-in), torch's default of a linear layer; for shape [out, in]. */
    LINEAR_UNIFORM {
        @Override
        void fill(float[] values, long[] shape, SplittableRandom random) {
            double bound = 1 / Math.sqrt((double) shape[1]);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (bound * (2 * random.nextDouble() - 1));
            }
        }
    };

    abstract void fill(float[] values, long[] shape, SplittableRandom random);

    /** Box-Muller over a generator whose sequence the JDK specifies, so that every JDK draws the same weights. */
    private static void normal(float[] values, double deviation, SplittableRandom random) {
        for (int i = 0; i < values.length; i++) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            values[i] = (float) (deviation * radius * StrictMath.cos(2 * Math.PI * random.nextDouble()));
        }
    }
}
