// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

import java.util.Locale;

/**
 * Precision, recall and F1 by class with their averages: scikit-learn's {@code classification_report}, with its
 * {@code zero_division=0}: what is not defined, such as the precision of a class nothing is called, counts as 0.
 *
 * @param human    of class 0
 * @param ai       of class 1
 * @param accuracy share of right calls
 * @param macro    plain mean of the classes
 * @param weighted mean of the classes, weighted by support
 */
public record ClassificationReport(Row human, Row ai, double accuracy, Row macro, Row weighted) {

    /**
     * One line, shares in 0..1.
     *
     * @param precision share of the class among what is called it
     * @param recall    share of the class that is called it
     * @param f1        harmonic mean of the two
     * @param support   pictures of the class; of an average all
     */
    public record Row(double precision, double recall, double f1, int support) {}

    /** From the counts. */
    public static ClassificationReport of(Confusion c) {
        Row human = row(c.trueNegatives(), c.falseNegatives(), c.falsePositives());
        Row ai = row(c.truePositives(), c.falsePositives(), c.falseNegatives());
        int all = human.support() + ai.support();
        double share = share(human.support(), all);
        return new ClassificationReport(
                human,
                ai,
                share(c.truePositives() + c.trueNegatives(), all),
                mean(human, ai, 0.5, all),
                mean(human, ai, share, all));
    }

    /** As scikit-learn prints it with four digits. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%12s %10s%10s%10s%10s%n", "", "precision", "recall", "f1-score", "support"));
        text.append('\n').append(line("human", human)).append(line("AI", ai)).append('\n');
        text.append(
                String.format(Locale.ROOT, "%12s %10s%10s%10.4f%10d%n", "accuracy", "", "", accuracy, macro.support()));
        text.append(line("macro avg", macro)).append(line("weighted avg", weighted));
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String line(String name, Row row) {
        return String.format(
                Locale.ROOT, "%12s %10.4f%10.4f%10.4f%10d%n", name, row.precision, row.recall, row.f1, row.support);
    }

    private static Row row(int right, int falselyCalled, int missed) {
        return new Row(
                share(right, right + falselyCalled),
                share(right, right + missed),
                share(2 * right, 2 * right + falselyCalled + missed),
                right + missed);
    }

    private static Row mean(Row a, Row b, double share, int support) {
        return new Row(
                share * a.precision + (1 - share) * b.precision,
                share * a.recall + (1 - share) * b.recall,
                share * a.f1 + (1 - share) * b.f1,
                support);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
