// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

/**
 * Turns a picture's mean logit into a probability: {@code p = 1 / (1 + exp(-(scale * logit + bias)))}.
 *
 * @param scale above 0; the inverse of the temperature
 * @param bias  in logits
 */
public record Calibration(double scale, double bias) {
    /** Leaves logits as they are. */
    public static final Calibration IDENTITY = new Calibration(1, 0);

    /** Smallest scale; reached when the logits do not tell the classes apart, or the wrong way round. */
    public static final double LEAST_SCALE = 1e-3;

    private static final int MOST_STEPS = 100;
    private static final double GRADIENT_TOLERANCE = 1e-10;
    private static final double RIDGE = 1e-12;

    public Calibration {
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY) || !Double.isFinite(bias)) {
            throw new IllegalArgumentException(
                    "calibration needs a finite scale above 0 and a finite bias, got " + scale + " and " + bias);
        }
    }

    /** The divisor of the logit (Guo et al., ICML 2017). */
    public double temperature() {
        return 1 / scale;
    }

    /** The calibrated logit. */
    public double logit(double raw) {
        return scale * raw + bias;
    }

    /** The calibrated probability of AI, 0..1. */
    public double probability(double raw) {
        double z = logit(raw);
        return z >= 0 ? 1 / (1 + StrictMath.exp(-z)) : StrictMath.exp(z) / (1 + StrictMath.exp(z));
    }

    /**
     * Fits scale and bias by maximum likelihood on validation pictures, with Platt's smoothed targets so that separable
     * data has a finite answer (Platt 1999), by Newton steps with backtracking (Lin, Lin, Weng 2007). Deterministic.
     *
     * @param meanLogits one mean logit per picture, both classes present
     * @return scale at least {@link #LEAST_SCALE}
     */
    public static Calibration fit(LabelledScores meanLogits) {
        meanLogits.requireBothClasses("calibration");
        double[] fitted = newton(meanLogits, new double[] {0, priorLogit(meanLogits)}, true);
        if (fitted[0] < LEAST_SCALE) {
            fitted = newton(meanLogits, new double[] {LEAST_SCALE, priorLogit(meanLogits)}, false);
        }
        return new Calibration(fitted[0], fitted[1]);
    }

    private static double[] newton(LabelledScores data, double[] start, boolean fitScale) {
        double[] at = start;
        double loss = loss(data, at[0], at[1]);
        for (int step = 0; step < MOST_STEPS; step++) {
            Slope s = Slope.of(data, at[0], at[1]);
            double gradientA = fitScale ? s.a : 0;
            if (Math.abs(gradientA) < GRADIENT_TOLERANCE && Math.abs(s.b) < GRADIENT_TOLERANCE) {
                break;
            }
            double det = s.aa * s.bb - s.ab * s.ab;
            double stepA = fitScale ? -(s.bb * s.a - s.ab * s.b) / det : 0;
            double stepB = fitScale ? -(s.aa * s.b - s.ab * s.a) / det : -s.b / s.bb;
            double length = 1;
            double[] next = {at[0] + stepA, at[1] + stepB};
            double nextLoss = loss(data, next[0], next[1]);
            double descent = s.a * stepA + s.b * stepB;
            while (nextLoss > loss + 1e-4 * length * descent && length > 1e-10) {
                length /= 2;
                next = new double[] {at[0] + length * stepA, at[1] + length * stepB};
                nextLoss = loss(data, next[0], next[1]);
            }
            if (nextLoss >= loss) {
                break;
            }
            at = next;
            loss = nextLoss;
        }
        return at;
    }

    private static double priorLogit(LabelledScores data) {
        return StrictMath.log((data.count(1) + 1.0) / (data.count(0) + 1.0));
    }

    /** Platt's targets: (N1 + 1) / (N1 + 2) for AI, 1 / (N0 + 2) for human. */
    private static double target(int label, int ai, int human) {
        return label == 1 ? (ai + 1.0) / (ai + 2.0) : 1.0 / (human + 2.0);
    }

    private static double loss(LabelledScores data, double a, double b) {
        int ai = data.count(1);
        int human = data.count(0);
        double loss = 0;
        for (int i = 0; i < data.size(); i++) {
            double z = a * data.score(i) + b;
            double t = target(data.label(i), ai, human);
            // log(1 + e^z) - t z without overflow
            loss += Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z))) - t * z;
        }
        return loss;
    }

    /** Gradient and Hessian of the loss; the ridge keeps the Hessian invertible for equal logits. */
    private record Slope(double a, double b, double aa, double ab, double bb) {
        static Slope of(LabelledScores data, double scale, double bias) {

            int ai = data.count(1);
            int human = data.count(0);
            double a = 0;
            double b = 0;
            double aa = RIDGE;
            double ab = 0;
            double bb = RIDGE;
            for (int i = 0; i < data.size(); i++) {
                double x = data.score(i);
                double p = IDENTITY.probability(scale * x + bias);
                double residual = p - target(data.label(i), ai, human);
                double weight = p * (1 - p);
                a += residual * x;
                b += residual;
                aa += weight * x * x;
                ab += weight * x;
                bb += weight;
            }
            return new Slope(a, b, aa, ab, bb);
        }
    }
}
