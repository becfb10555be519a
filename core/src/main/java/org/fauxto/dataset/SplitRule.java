// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How labelled pictures are dealt out to training, validation and test.
 *
 * @param unit what is never torn apart
 * @param val  share of the rows for validation, above 0
 * @param test share of the rows for test, 0 for none; the two leave something to train on
 * @param seed of the order in which units are tried
 */
public record SplitRule(Unit unit, double val, double test, long seed) {
    /** What stays together. Every unit but {@link #ROW} keeps groups together as well. */
    public enum Unit {
        /** {@link Sample#group()}, for example a photograph and its AI-made counterpart; a row without one is alone. */
        PAIR,
        /** {@link Sample#source()}: pictures of one collection share camera, codec and taste. */
        SOURCE,
        /** {@link Sample#generator()}: validation asks about generators that training never saw. */
        GENERATOR,
        /** Every picture by itself, pairs notwithstanding. */
        ROW;

        /** As commands write it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What samples of one unit have in common; empty where the data does not say. */
        public String key(Sample sample) {
            return switch (this) {
                case PAIR -> sample.group();
                case SOURCE -> known(sample.source());
                case GENERATOR -> known(sample.generator());
                case ROW -> "";
            };
        }

        /** The unit of this {@link #id()}. */
        public static Optional<Unit> of(String id) {
            return Arrays.stream(values()).filter(u -> u.id().equals(id)).findFirst();
        }

        /**
         * The strictest unit that the data has: pairs, else sources where both classes have several, else generators where
         * AI-made pictures have several, else rows.
         */
        public static Unit suited(List<Sample> samples) {
            if (samples.stream().anyMatch(s -> !PAIR.key(s).isEmpty())) {
                return PAIR;
            }
            if (several(SOURCE, samples, 0) && several(SOURCE, samples, 1)) {
                return SOURCE;
            }
            return several(GENERATOR, samples, 1) ? GENERATOR : ROW;
        }

        private static boolean several(Unit unit, List<Sample> samples, int label) {
            return samples.stream()
                            .filter(s -> s.label() == label)
                            .map(unit::key)
                            .filter(k -> !k.isEmpty())
                            .distinct()
                            .limit(2)
                            .count()
                    == 2;
        }

        private static String known(String name) {
            return name.equals(Sample.UNKNOWN) ? "" : name;
        }
    }

    public SplitRule {
        if (!(val > 0 && test >= 0 && val + test < 1)) {
            throw new IllegalArgumentException("shares must satisfy val > 0, test >= 0 and val + test < 1, so that"
                    + " something is left to train on; got val " + val + " and test " + test);
        }
    }
}
