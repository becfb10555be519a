// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

/**
 * How far stated probabilities can be believed.
 *
 * @param logLoss                  mean negative log likelihood in nats; probabilities are held {@link Math#ulp ulp}(1)
 *                                 away from 0 and 1, as scikit-learn does
 * @param brier                    mean squared difference of probability and label, 0..1 (Brier 1950)
 * @param expectedCalibrationError mean over {@value #BINS} bins of equal width of |mean probability - share of AI|,
 *                                 weighted by the bin's pictures, 0..1 (Naeini et al., AAAI 2015)
 */
public record Reliability(double logLoss, double brier, double expectedCalibrationError) {
    /** Bins of the expected calibration error; Guo et al., ICML 2017, use 15. */
    public static final int BINS = 15;

    /**
     * Measures.
     *
     * @param data scores are probabilities of AI, 0..1
     * @throws IllegalArgumentException if a score is no probability or there are none
     */
    public static Reliability of(LabelledScores data) {
        if (data.size() == 0) {
            throw new IllegalArgumentException("reliability needs at least one picture");
        }
        double logLoss = 0;
        double brier = 0;
        double[] surplus = new double[BINS];
        for (int i = 0; i < data.size(); i++) {
            double p = requireProbability(data.score(i), i);
            int y = data.label(i);
            logLoss += logLoss(p, y);
            brier += (p - y) * (p - y);
            surplus[bin(p)] += p - y;
        }
        double ece = 0;
        for (double s : surplus) {
            ece += Math.abs(s);
        }
        return new Reliability(logLoss / data.size(), brier / data.size(), ece / data.size());
    }

    static double requireProbability(double p, int i) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("score " + i + " must be a probability in 0..1, got " + p);
        }
        return p;
    }

    static double logLoss(double p, int label) {
        double held = Math.max(Math.ulp(1.0), Math.min(1 - Math.ulp(1.0), p));
        return -StrictMath.log(label == 1 ? held : 1 - held);
    }

    static int bin(double p) {
        return Math.min(BINS - 1, (int) (p * BINS));
    }
}
