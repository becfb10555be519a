// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression with a small ridge, fitted by Newton steps, judged only on pictures it was not fitted to.
 *
 * <p>Features are standardised on the fitted part. The ridge of {@value #RIDGE} on standardised features gives separable
 * data a finite answer.
 */
public final class LogisticRule {
    /** Folds of the cross-validation. */
    public static final int FOLDS = 5;

    private static final double RIDGE = 1e-2;
    private static final int STEPS = 50;

    private final double[] mean;
    private final double[] scale;
    private final double[] weights;

    private LogisticRule(double[] mean, double[] scale, double[] weights) {
        this.mean = mean;
        this.scale = scale;
        this.weights = weights;
    }

    /**
     * The probability of AI that a rule gives each picture when it is fitted to the four fifths of each class that the
     * picture is not in. The folds go round by the order of the pictures within a class; of a constant feature the answer is
     * about one half everywhere.
     *
     * @param features one row per picture, all of one length
     */
    public static LabelledScores crossValidated(List<double[]> features, int[] labels) {
        int[] fold = new int[labels.length];
        int[] seen = new int[2];
        for (int i = 0; i < labels.length; i++) {
            fold[i] = seen[labels[i]]++ % FOLDS;
        }
        double[] p = new double[labels.length];
        for (int f = 0; f < FOLDS; f++) {
            int held = f;
            int[] fitted = java.util.stream.IntStream.range(0, labels.length)
                    .filter(i -> fold[i] != held)
                    .toArray();
            LogisticRule rule = fit(features, labels, fitted);
            for (int i = 0; i < labels.length; i++) {
                if (fold[i] == f) {
                    p[i] = Calibration.IDENTITY.probability(rule.logit(features.get(i)));
                }
            }
        }
        return new LabelledScores(p, labels);
    }

    /** Fits on all rows. */
    public static LogisticRule fit(List<double[]> features, int[] labels) {
        return fit(
                features,
                labels,
                java.util.stream.IntStream.range(0, labels.length).toArray());
    }

    /** What the logit adds up to: a factor for each feature as it is given, then the constant. */
    public double[] coefficients() {
        int d = mean.length;
        double[] coefficients = new double[d + 1];
        coefficients[d] = weights[d];
        for (int k = 0; k < d; k++) {
            coefficients[k] = weights[k] * scale[k];
            coefficients[d] -= coefficients[k] * mean[k];
        }
        return coefficients;
    }

    /** Fits with both classes weighing the same, so that one half is the threshold whatever their numbers. */
    static LogisticRule fit(List<double[]> features, int[] labels, int[] rows) {
        int d = features.get(0).length;
        double[] mean = new double[d];
        double[] scale = new double[d];
        for (int k = 0; k < d; k++) {
            int feature = k;
            mean[k] = Arrays.stream(rows)
                    .mapToDouble(i -> features.get(i)[feature])
                    .average()
                    .orElse(0);
            double centre = mean[k];
            double variance = Arrays.stream(rows)
                    .mapToDouble(i -> (features.get(i)[feature] - centre) * (features.get(i)[feature] - centre))
                    .average()
                    .orElse(0);
            scale[k] = variance > 1e-20 ? 1 / Math.sqrt(variance) : 0;
        }
        LogisticRule rule = new LogisticRule(mean, scale, new double[d + 1]);
        double ai = Arrays.stream(rows).filter(i -> labels[i] == 1).count();
        double human = rows.length - ai;
        for (int step = 0; step < STEPS; step++) {
            if (rule.newton(features, labels, rows, 0.5 / Math.max(1, human), 0.5 / Math.max(1, ai)) < 1e-9) {
                break;
            }
        }
        return rule;
    }

    /** The logit of one row, positive for AI. */
    public double logit(double[] x) {
        double z = weights[mean.length];
        for (int k = 0; k < mean.length; k++) {
            z += weights[k] * (x[k] - mean[k]) * scale[k];
        }
        return z;
    }

    /** One damped step; returns its largest change. */
    private double newton(List<double[]> features, int[] labels, int[] rows, double perHuman, double perAi) {
        int d = mean.length;
        double[] gradient = new double[d + 1];
        double[][] hessian = new double[d + 1][d + 1];
        double[] x = new double[d + 1];
        x[d] = 1;
        for (int i : rows) {
            for (int k = 0; k < d; k++) {
                x[k] = (features.get(i)[k] - mean[k]) * scale[k];
            }
            double p = Calibration.IDENTITY.probability(logit(features.get(i)));
            double weight = labels[i] == 1 ? perAi : perHuman;
            for (int k = 0; k <= d; k++) {
                gradient[k] += weight * (p - labels[i]) * x[k];
                for (int j = 0; j <= k; j++) {
                    hessian[k][j] += weight * p * (1 - p) * x[k] * x[j];
                }
            }
        }
        for (int k = 0; k <= d; k++) {
            gradient[k] += k < d ? RIDGE * weights[k] : 0;
            hessian[k][k] += k < d ? RIDGE : 1e-9;
        }
        double[] change = solve(hessian, gradient);
        double largest = Arrays.stream(change).map(Math::abs).max().orElse(0);
        double damping = Math.min(1, 2 / Math.max(2, largest));
        for (int k = 0; k <= d; k++) {
            weights[k] -= damping * change[k];
        }
        return largest;
    }

    /** Solves for a symmetric positive definite matrix, lower half given, by Cholesky's decomposition in place. */
    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        double[] x = b.clone();
        for (int k = 0; k < n; k++) {
            for (int j = 0; j <= k; j++) {
                double sum = a[k][j];
                for (int m = 0; m < j; m++) {
                    sum -= a[k][m] * a[j][m];
                }
                a[k][j] = j == k ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[j][j];
            }
            for (int m = 0; m < k; m++) {
                x[k] -= a[k][m] * x[m];
            }
            x[k] /= a[k][k];
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int m = k + 1; m < n; m++) {
                x[k] -= a[m][k] * x[m];
            }
            x[k] /= a[k][k];
        }
        return x;
    }
}
