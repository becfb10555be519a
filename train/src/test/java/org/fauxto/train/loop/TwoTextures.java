// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.util.SplittableRandom;
import org.fauxto.train.data.CropSource;

/** A separable problem: white noise (human) against the same noise smoothed along rows (AI). */
public record TwoTextures(int size, int cropSize) implements CropSource {
    @Override
    public int label(int i) {
        return i % 2;
    }

    @Override
    public String source(int i) {
        return "source" + i % 3;
    }

    @Override
    public int picture(int i) {
        return i;
    }

    @Override
    public void fill(int i, long epoch, float[] dst, int offset) {
        SplittableRandom random = new SplittableRandom(1_000_003L * i + epoch);
        int values = 3 * cropSize * cropSize;
        float previous = 0.5f;
        for (int k = 0; k < values; k++) {
            float noise = (float) random.nextDouble();
            dst[offset + k] = label(i) == 1 ? 0.5f * (noise + previous) : noise;
            previous = noise;
        }
    }
}
