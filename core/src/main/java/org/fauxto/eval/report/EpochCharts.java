// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fauxto.report.chart.LineChart;
import org.fauxto.report.chart.Scale;

/** The curves of a training, as SVG by file name; a curve whose columns are missing is left out. */
final class EpochCharts {
    private EpochCharts() {}

    static Map<String, String> of(EpochTable epochs) {
        Map<String, String> charts = new LinkedHashMap<>();
        if (epochs.rows().isEmpty()) {
            return charts;
        }
        draw(charts, epochs, "loss.svg", "Loss", "nats", false, Map.of("train_loss", 0, "val_loss", 1));
        draw(
                charts,
                epochs,
                "accuracy.svg",
                "Accuracy",
                "share of right calls",
                true,
                Map.of("train_accuracy", 0, "val_accuracy", 1, "val_balanced_accuracy", 2));
        draw(charts, epochs, "auc.svg", "ROC AUC", "area", true, Map.of("train_auc", 0, "val_auc", 1));
        draw(charts, epochs, "f1.svg", "F1 of AI", "F1", true, Map.of("train_f1", 0, "val_f1", 1));
        draw(charts, epochs, "learning-rate.svg", "Learning rate", "", false, Map.of("learning_rate", 2));
        draw(
                charts,
                epochs,
                "images-per-second.svg",
                "Speed",
                "images per second",
                false,
                Map.of("images_per_second", 2));
        draw(
                charts,
                epochs,
                "idle-share.svg",
                "Share of time the network waits for pictures",
                "share",
                true,
                Map.of("idle_share", 2));
        draw(charts, epochs, "resident-mib.svg", "Resident memory", "MiB", false, Map.of("resident_mib", 2));
        return charts;
    }

    private static void draw(
            Map<String, String> charts,
            EpochTable epochs,
            String file,
            String title,
            String unit,
            boolean share,
            Map<String, Integer> colours) {
        List<String> columns =
                epochs.columns().stream().filter(colours::containsKey).toList();
        double[] values = columns.stream()
                .flatMap(c -> epochs.points(c).stream())
                .mapToDouble(p -> p[1])
                .filter(Double::isFinite)
                .toArray();
        if (values.length == 0) {
            return;
        }
        double most = java.util.Arrays.stream(values).max().orElse(1);
        int lastEpoch = (int) epochs.points(columns.get(0)).stream()
                .mapToDouble(p -> p[0])
                .max()
                .orElse(1);
        LineChart chart = new LineChart(title, "epoch", unit)
                .scaled(Scale.counting(lastEpoch), share ? Scale.UNIT : Scale.holding(0, most));
        for (String column : columns) {
            int colour = colours.getOrDefault(column, 0);
            List<double[]> points = epochs.points(column).stream()
                    .filter(p -> Double.isFinite(p[1]))
                    .toList();
            chart.line(column.replace('_', ' '), colour, false, points);
            if (points.size() == 1) {
                chart.dots(colour, List.of(new double[] {points.get(0)[0], points.get(0)[1], 0.05}));
            }
            int best = epochs.best();
            if (column.startsWith("val_") && best >= 0) {
                double[] p = epochs.points(column).get(best);
                chart.dots(colour, Double.isFinite(p[1]) ? List.of(new double[] {p[0], p[1], 0.15}) : List.of());
            }
        }
        charts.put(file, chart.svg());
    }
}
