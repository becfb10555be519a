// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.nn.HostTensor;

/** Scores a network on a fixed source, picture by picture: a picture's logit is the mean of its crops'. */
public final class Validation {
    private Validation() {}

    /**
     * One picture.
     *
     * @param picture index in its manifest
     * @param label   0 human, 1 AI
     * @param logit   mean of its crops' logits, uncalibrated
     */
    public record PictureScore(int picture, int label, String source, double logit) {}

    /**
     * Three figures of a list of scores.
     *
     * @param loss             mean binary cross-entropy of the pictures' logits, in nats
     * @param auc              area under the ROC curve, ties counted half; 0.5 where a class is missing
     * @param balancedAccuracy mean of the classes' accuracies at logit 0
     */
    public record Figures(double loss, double auc, double balancedAccuracy) {}

    /**
     * Scores every picture.
     *
     * @param network crops [N, 3, S, S] to N logits
     * @return in the order of the pictures' indices
     */
    public static List<PictureScore> score(
            CropSource source, int batchSize, int workers, Function<HostTensor, float[]> network) {
        Map<Integer, List<Float>> logits = new TreeMap<>();
        Map<Integer, Integer> example = new TreeMap<>();
        int[] all = IntStream.range(0, source.size()).toArray();
        try (BatchLoader loader = new BatchLoader(source, all, batchSize, 0, 0, workers)) {
            while (loader.hasNext()) {
                Batch batch = loader.next();
                float[] values = network.apply(batch.crops());
                for (int k = 0; k < batch.size(); k++) {
                    int picture = source.picture(batch.indices()[k]);
                    logits.computeIfAbsent(picture, p -> new ArrayList<>()).add(values[k]);
                    example.putIfAbsent(picture, batch.indices()[k]);
                }
            }
        }
        List<PictureScore> scores = new ArrayList<>();
        example.forEach((picture, crop) -> scores.add(new PictureScore(
                picture,
                source.label(crop),
                source.source(crop),
                logits.getOrDefault(picture, List.of()).stream()
                        .mapToDouble(Float::doubleValue)
                        .average()
                        .orElse(0))));
        return List.copyOf(scores);
    }

    /** Summarises scores. */
    public static Figures figures(List<PictureScore> scores) {
        double loss = scores.stream()
                .mapToDouble(s -> softplus(s.label() == 1 ? -s.logit() : s.logit()))
                .average()
                .orElse(Double.NaN);
        return new Figures(loss, auc(scores), (accuracy(scores, 0) + accuracy(scores, 1)) / 2);
    }

    /** log(1 + e^x) without overflow. */
    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private static double accuracy(List<PictureScore> scores, int label) {
        return scores.stream()
                .filter(s -> s.label() == label)
                .mapToDouble(s -> (s.logit() > 0 ? 1 : 0) == label ? 1 : 0)
                .average()
                .orElse(0.5);
    }

    /** Mann-Whitney: the share of pairs (human, AI) in which the AI picture scores higher. */
    private static double auc(List<PictureScore> scores) {
        List<PictureScore> sorted = scores.stream()
                .sorted(Comparator.comparingDouble(PictureScore::logit))
                .toList();
        double pairs = 0;
        long humansBelow = 0;
        long ai = 0;
        for (int i = 0; i < sorted.size(); ) {
            int end = i;
            long tiedHumans = 0;
            while (end < sorted.size()
                    && sorted.get(end).logit() == sorted.get(i).logit()) {
                tiedHumans += 1 - sorted.get(end).label();
                end++;
            }
            long tiedAi = end - i - tiedHumans;
            pairs += (double) tiedAi * (double) humansBelow + 0.5 * (double) (tiedAi * tiedHumans);
            humansBelow += tiedHumans;
            ai += tiedAi;
            i = end;
        }
        return ai == 0 || humansBelow == 0 ? 0.5 : pairs / ((double) ai * (double) humansBelow);
    }
}
