// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Balanced accuracy on pictures that a rule was not chosen on: five folds, by a key whose bearers stay together. */
final class CrossValidation {
    static final int FOLDS = 5;

    private final int[] fold;

    private CrossValidation(int[] fold) {
        this.fold = fold;
    }

    /** A rule learnt from some pictures, for any others. */
    interface Learnt {
        boolean callsAi(Observations data, int row);
    }

    /**
     * Folds of about equal size in both classes. Pictures of the same key fall into the same fold; keys are dealt out in
     * their natural order, so nothing depends on the order of the pictures.
     */
    static CrossValidation by(Function<PictureFacts, String> key, List<PictureFacts> pictures) {
        int[] fold = new int[pictures.size()];
        Map<String, Integer> dealt = new TreeMap<>();
        for (int label = 0; label < 2; label++) {
            int wanted = label;
            List<String> keys = pictures.stream()
                    .filter(p -> p.sample().label() == wanted)
                    .map(key)
                    .distinct()
                    .sorted()
                    .toList();
            for (int k = 0; k < keys.size(); k++) {
                dealt.putIfAbsent(keys.get(k), k % FOLDS);
            }
        }
        for (int row = 0; row < fold.length; row++) {
            fold[row] = dealt.getOrDefault(key.apply(pictures.get(row)), 0);
        }
        return new CrossValidation(fold);
    }

    /** Balanced accuracy of the calls for the held-out pictures of all folds together. */
    double balancedAccuracy(Observations data, Function<Observations, Learnt> learner) {
        boolean[] calls = new boolean[data.size()];
        for (int f = 0; f < FOLDS; f++) {
            int held = f;
            Observations train = data.rows(rows(k -> fold[k] != held));
            if (!train.hasBothClasses()) {
                continue;
            }
            Learnt learnt = learner.apply(train);
            for (int row : rows(k -> fold[k] == held)) {
                calls[row] = learnt.callsAi(data, row);
            }
        }
        return data.balancedAccuracy(row -> calls[row]);
    }

    private int[] rows(IntPredicate wanted) {
        return IntStream.range(0, fold.length).filter(wanted).toArray();
    }
}
