// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fauxto.eval.metric.Confusion;
import org.fauxto.eval.metric.LabelledScores;
import org.fauxto.eval.metric.Roc;
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
     * Figures of a list of scores.
     *
     * @param loss             mean binary cross-entropy of the pictures' logits, in nats
     * @param auc              area under the ROC curve, ties counted half; 0.5 where a class is missing
     * @param balancedAccuracy mean of the classes' accuracies, AI above logit 0; 0.5 where a class is missing
     * @param accuracy         share of right calls, AI above logit 0
     * @param f1               of AI, above logit 0; 0 where there is none, called or true
     */
    public record Figures(double loss, double auc, double balancedAccuracy, double accuracy, double f1) {}

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
        LabelledScores logits = labelled(scores);
        boolean bothClasses = logits.count(0) > 0 && logits.count(1) > 0;
        Confusion calls = Confusion.at(logits, Math.nextUp(0.0));
        double f1 = calls.f1();
        return new Figures(
                loss,
                bothClasses ? Roc.auc(logits) : 0.5,
                bothClasses ? calls.balancedAccuracy() : 0.5,
                (double) (calls.truePositives() + calls.trueNegatives()) / logits.size(),
                Double.isNaN(f1) ? 0 : f1);
    }

    /** Logits and labels alone, in the order given. */
    public static LabelledScores labelled(List<PictureScore> scores) {
        return new LabelledScores(
                scores.stream().mapToDouble(PictureScore::logit).toArray(),
                scores.stream().mapToInt(PictureScore::label).toArray());
    }

    /** log(1 + e^x) without overflow. */
    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
