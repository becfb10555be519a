// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.fauxto.train.data.CropSource;

/**
 * Chooses what an epoch shows: both classes equally often, and within a class every source by its size to a power, so that one large
 * collection does not become its class. A source's crops come in shuffled rounds, none twice before all once.
 */
final class BalancedSampler {
    /** Crops of one class and source, and how often it is drawn relative to the class's others. */
    private record Stratum(List<Integer> crops, double weight) {}

    private final List<List<Stratum>> classes = new ArrayList<>();
    private final long seed;

    /**
     * @param exponent of a source's size, 0..1
     * @throws IllegalArgumentException if a class has no crop
     */
    BalancedSampler(CropSource source, double exponent, long seed) {
        this.seed = seed;
        for (int label = 0; label <= 1; label++) {
            Map<String, List<Integer>> bySource = new TreeMap<>();
            for (int i = 0; i < source.size(); i++) {
                if (source.label(i) == label) {
                    bySource.computeIfAbsent(source.source(i), s -> new ArrayList<>())
                            .add(i);
                }
            }
            if (bySource.isEmpty()) {
                throw new IllegalArgumentException("the training manifest has no picture of label " + label
                        + " (0 human, 1 AI); a detector needs both");
            }
            classes.add(bySource.values().stream()
                    .map(crops -> new Stratum(crops, Math.pow(crops.size(), exponent)))
                    .toList());
        }
    }

    /** Crop indices in the order to show them; a function of seed, epoch and count. Neighbours alternate in class. */
    int[] epoch(long epoch, int count) {
        SplittableRandom random = new SplittableRandom(Seeds.mix(seed, epoch));
        List<List<Deck>> decks = classes.stream()
                .map(strata ->
                        strata.stream().map(s -> new Deck(s, random.nextLong())).toList())
                .toList();
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = draw(decks.get(i % 2), random.nextDouble()).next();
        }
        return order;
    }

    private static Deck draw(List<Deck> decks, double uniform) {
        double total = decks.stream().mapToDouble(d -> d.stratum.weight()).sum();
        double rest = uniform * total;
        for (Deck deck : decks) {
            rest -= deck.stratum.weight();
            if (rest < 0) {
                return deck;
            }
        }
        return decks.get(decks.size() - 1);
    }

    /** A source's crops, shuffled anew whenever all were dealt. */
    private static final class Deck {
        private final Stratum stratum;
        private final List<Integer> cards;
        private final Random random;
        private int next;

        Deck(Stratum stratum, long seed) {
            this.stratum = stratum;
            this.cards = new ArrayList<>(stratum.crops());
            this.random = new Random(seed);
            this.next = cards.size();
        }

        int next() {
            if (next == cards.size()) {
                Collections.shuffle(cards, random);
                next = 0;
            }
            return cards.get(next++);
        }
    }
}
