// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.SplittableRandom;

/** How a tensor starts; the rules of torchvision's constructors. */
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
    /** Uniform with deviation sqrt(2 / fan-in) (He et al. 2015, equation 10; torch's {@code kaiming_uniform_}); for shape [out, in, ...]. */
    KAIMING_UNIFORM_FAN_IN {
        @Override
        void fill(float[] values, long[] shape, SplittableRandom random) {
            long fanIn = values.length / shape[0];
            uniform(values, Math.sqrt(6.0 / (double) fanIn), random);
        }
    },
    /** Normal with deviation 0.01, the last layer of torchvision's MobileNetV2, RegNet and SqueezeNet. */
    NORMAL_001 {
        @Override
        void fill(float[] values, long[] shape, SplittableRandom random) {
            normal(values, 0.01, random);
        }
    },
    /** Uniform in +-1/sqrt(fan-in), torch's default of linear and convolution layers; for shape [out, in, ...]. */
    UNIFORM_FAN_IN {
        @Override
        void fill(float[] values, long[] shape, SplittableRandom random) {
            long fanIn = values.length / shape[0];
            uniform(values, 1 / Math.sqrt((double) fanIn), random);
        }
    },
    /** Normal with deviation 1/sqrt(fan-in), as ViT's cut into patches starts; for shape [out, in, ...]. */
    NORMAL_FAN_IN {
        @Override
        void fill(float[] values, long[] shape, SplittableRandom random) {
            long fanIn = values.length / shape[0];
            normal(values, 1 / Math.sqrt((double) fanIn), random);
        }
    },
    /** Uniform with deviation sqrt(2 / (fan-in + fan-out)) (Glorot and Bengio 2010, equation 16); for shape [out, in]. */
    XAVIER_UNIFORM {
        @Override
        void fill(float[] values, long[] shape, SplittableRandom random) {
            uniform(values, Math.sqrt(6.0 / (double) (shape[0] + shape[1])), random);
        }
    },
    /** Uniform in +-1/sqrt(out), the last layer of torchvision's EfficientNet; for shape [out, in]. */
    UNIFORM_FAN_OUT {
        @Override
        void fill(float[] values, long[] shape, SplittableRandom random) {
            uniform(values, 1 / Math.sqrt((double) shape[0]), random);
        }
    },
    /**
     * Normal with deviation 0.02, as ConvNeXt and the transformers start. Their {@code trunc_normal_(std=0.02)} cuts at +-2, which is a
     * hundred deviations away, so that nothing is ever cut.
     */
    NORMAL_002 {
        @Override
        void fill(float[] values, long[] shape, SplittableRandom random) {
            normal(values, 0.02, random);
        }
    },
    /** 1e-6, so that a block starts as almost the identity (Touvron et al. 2021, "Going deeper with image transformers", section 2). */
    LAYER_SCALE {
        @Override
        void fill(float[] values, long[] shape, SplittableRandom random) {
            java.util.Arrays.fill(values, 1e-6f);
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

    private static void uniform(float[] values, double bound, SplittableRandom random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
    }
}
