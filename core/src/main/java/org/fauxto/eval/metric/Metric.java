// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

/** The figures of an evaluation; "positive" means AI. All lie in 0..1 but the log loss, which is in nats. */
public enum Metric {
    /** Share of right calls. */
    ACCURACY("accuracy", true),
    /** Mean of the two classes' shares of right calls. */
    BALANCED_ACCURACY("balanced_accuracy", true),
    /** Share of AI among what is called AI. */
    PRECISION_AI("precision_ai", true),
    /** Share of AI pictures called AI. */
    RECALL_AI("recall_ai", true),
    /** Harmonic mean of precision and recall of AI. */
    F1_AI("f1_ai", true),
    /** Share of human pictures among what is called human. */
    PRECISION_HUMAN("precision_human", true),
    /** Share of human pictures called human. */
    RECALL_HUMAN("recall_human", true),
    /** Harmonic mean of precision and recall of human pictures. */
    F1_HUMAN("f1_human", true),
    /** Share of human pictures called AI: false accusations. */
    FALSE_POSITIVE_RATE("false_positive_rate", false),
    /** Probability that an AI picture ranks above a human one, ties half. */
    ROC_AUC("auc", true),
    /** Mean of the precision over recall, without interpolation: the sum of precision times gained recall. */
    AVERAGE_PRECISION("average_precision", true),
    /** Largest share of AI pictures found by a threshold that accuses at most 1 % of the human pictures. */
    TPR_AT_1_PERCENT_FPR("tpr_at_fpr_0.01", true),
    /** The same at 5 %. */
    TPR_AT_5_PERCENT_FPR("tpr_at_fpr_0.05", true),
    /** Mean negative log likelihood in nats. */
    LOG_LOSS("log_loss", false),
    /** Mean squared difference of probability and label. */
    BRIER("brier", false),
    /** Mean distance of stated probability and share of AI over {@value Reliability#BINS} bins of equal width. */
    EXPECTED_CALIBRATION_ERROR("ece", false);

    private final String id;
    private final boolean higherIsBetter;

    Metric(String id, boolean higherIsBetter) {
        this.id = id;
        this.higherIsBetter = higherIsBetter;
    }

    /** Name used in result files. */
    public String id() {
        return id;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }
}
