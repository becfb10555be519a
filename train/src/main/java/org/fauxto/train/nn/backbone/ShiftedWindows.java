// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Permute;
import org.fauxto.train.nn.TensorSpec;

/**
 * Attention within windows of 7 x 7 pixels, every second time of windows moved by half their side (Liu et al. 2021, "Swin transformer",
 * section 3.2; torchvision's {@code ShiftedWindowAttention}): [N, S, S, width] to the same shape. A side that windows do not fill is
 * padded with zeros, which take part like pixels.
 */
final class ShiftedWindows implements Layer {
    static final int WINDOW = 7;
    private static final int TOKENS = WINDOW * WINDOW;
    /** Keeps pixels that the cyclic move made neighbours apart (figure 4). */
    private static final float APART = -100;

    private final int side;
    private final int padded;
    private final int width;
    private final int shift;
    private final Layer attention;

    /**
     * Builds the layer.
     *
     * @param name    prefix of its tensors
     * @param side    S
     * @param shifted whether the windows are moved; a map that one window covers stays where it is
     */
    ShiftedWindows(String name, int side, int width, int heads, boolean shifted) {
        this.side = side;
        this.padded = (side + WINDOW - 1) / WINDOW * WINDOW;
        this.width = width;
        this.shift = shifted && padded > WINDOW ? WINDOW / 2 : 0;
        int windows = padded / WINDOW * (padded / WINDOW);
        this.attention = new SelfAttention(
                width,
                heads,
                windows,
                TOKENS,
                new Scores(name, heads, shift == 0 ? Optional.empty() : Optional.of(mask(padded, shift))),
                new TensorSpec(
                        name + ".qkv.weight", new long[] {3L * width, width}, TensorSpec.Role.WEIGHT, Init.NORMAL_002),
                new TensorSpec(
                        name + ".qkv.bias", new long[] {3L * width}, TensorSpec.Role.WEIGHT_WITHOUT_DECAY, Init.ZERO),
                new Linear(name + ".proj", width, width));
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        attention.declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> b, T x) {
        T moved = move(b, padded == side ? x : pad(b, x), -shift);
        int along = padded / WINDOW;
        T tiles = b.permute(b.reshape(moved, 0, along, WINDOW, along, WINDOW, width), 0, 1, 3, 2, 4, 5);
        T seen = attention.forward(b, b.reshape(tiles, 0, (long) along * along, TOKENS, width));
        T rows = b.permute(b.reshape(seen, 0, along, along, WINDOW, WINDOW, width), 0, 1, 3, 2, 4, 5);
        T back = move(b, b.reshape(rows, 0, padded, padded, width), shift);
        return padded == side ? back : b.narrow(b.narrow(back, 1, 0, side), 2, 0, side);
    }

    private <T> T pad(Backend<T> b, T x) {
        T channelsFirst = b.pad(Permute.CHANNELS_FIRST.forward(b, x), 0, 0, padded - side, padded - side);
        return Permute.CHANNELS_LAST.forward(b, channelsFirst);
    }

    private <T> T move(Backend<T> b, T x, int by) {
        return by == 0 ? x : b.roll(b.roll(x, 1, by, padded), 2, by, padded);
    }

    /** [windows, 1, TOKENS, TOKENS]: 0 between pixels of one region of the moved map, APART between others. */
    private static HostTensor mask(int side, int shift) {
        int along = side / WINDOW;
        float[] values = new float[along * along * TOKENS * TOKENS];
        int at = 0;
        for (int window = 0; window < along * along; window++) {
            int top = window / along * WINDOW;
            int left = window % along * WINDOW;
            for (int i = 0; i < TOKENS; i++) {
                for (int j = 0; j < TOKENS; j++) {
                    boolean together = region(top + i / WINDOW, side, shift) == region(top + j / WINDOW, side, shift)
                            && region(left + i % WINDOW, side, shift) == region(left + j % WINDOW, side, shift);
                    values[at++] = together ? 0 : APART;
                }
            }
        }
        return new HostTensor(new long[] {(long) along * along, 1, TOKENS, TOKENS}, values);
    }

    /** Of a row or column of the moved map: whole windows, the last window's own pixels, those that came round from the start. */
    private static int region(int at, int side, int shift) {
        if (at < side - WINDOW) {
            return 0;
        }
        return at < side - shift ? 1 : 2;
    }

    /** Adds to every likeness a learned number for how far apart the two pixels lie (equation 4), and the mask of moved windows. */
    private record Scores(String name, int heads, Optional<HostTensor> mask) implements Layer {
        private static final int DISTANCES = 2 * WINDOW - 1;
        /** torchvision's {@code relative_position_index}: the table's row for each pair of pixels. */
        private static final int[] ROWS = new int[TOKENS * TOKENS];

        static {
            Arrays.setAll(ROWS, pair -> {
                int i = pair / TOKENS;
                int j = pair % TOKENS;
                int down = i / WINDOW - j / WINDOW + WINDOW - 1;
                int right = i % WINDOW - j % WINDOW + WINDOW - 1;
                return down * DISTANCES + right;
            });
        }

        private TensorSpec table() {
            return new TensorSpec(
                    name + ".relative_position_bias_table",
                    new long[] {DISTANCES * DISTANCES, heads},
                    TensorSpec.Role.WEIGHT_WITHOUT_DECAY,
                    Init.NORMAL_002);
        }

        @Override
        public void declare(Consumer<TensorSpec> sink) {
            sink.accept(table());
        }

        @Override
        public <T> T forward(Backend<T> b, T x) {
            T byPair = b.reshape(b.rows(b.parameter(table()), ROWS), TOKENS, TOKENS, heads);
            T near = b.add(x, b.permute(byPair, 2, 0, 1));
            // every layer of a stage has the same mask; its shape and the window tell which it is
            return mask.isEmpty()
                    ? near
                    : b.add(near, b.constant("swin.mask." + mask.get().shape()[0], mask.get()));
        }
    }
}
