// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fauxto.report.chart.LineChart;
import org.fauxto.report.chart.Scale;

/**
 * The curves of a run's {@code steps.csv}, as SVG by file name; none where there is no such file. A point stands for neighbouring steps: the
 * mean of their losses, the most memory.
 */
final class StepCharts {
    private static final String LOSS = "loss";
    private static final String MEMORY = "resident_mib";
    /** More than the plot has pixels for would only blur it. */
    private static final int MOST_POINTS = 250;

    private final long stepsPerPoint;
    private final List<double[]> losses = new ArrayList<>();
    private final List<double[]> memory = new ArrayList<>();
    private double lossSum;
    private int lossCount;
    private double most;
    private int steps;

    private StepCharts(long stepsPerPoint) {
        this.stepsPerPoint = stepsPerPoint;
    }

    static Map<String, String> of(Path steps) throws IOException {
        Map<String, String> charts = new LinkedHashMap<>();
        if (!Files.isRegularFile(steps)) {
            return charts;
        }
        long rows;
        try (Stream<String> lines = Files.lines(steps)) {
            rows = lines.count() - 1;
        }
        StepCharts points = new StepCharts(Math.max(1, (rows + MOST_POINTS - 1) / MOST_POINTS));
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(steps, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : reader) {
                points.add(number(row, LOSS), number(row, MEMORY));
            }
        } catch (CsvParseException e) {
            throw new IOException(steps + " is no CSV, delete it: " + e.getMessage(), e);
        }
        points.draw(charts, "steps-loss.svg", "Training loss by step", "nats", points.losses);
        points.draw(charts, "steps-memory.svg", "Resident memory by step", "MiB", points.memory);
        return charts;
    }

    private static double number(NamedCsvRecord row, String column) {
        return row.findField(column).map(EpochTable::number).orElse(Double.NaN);
    }

    private void add(double loss, double mebibytes) {
        steps++;
        if (Double.isFinite(loss)) {
            lossSum += loss;
            lossCount++;
        }
        most = Double.isFinite(mebibytes) ? Math.max(most, mebibytes) : most;
        if (steps % stepsPerPoint == 0) {
            if (lossCount > 0) {
                losses.add(new double[] {steps, lossSum / lossCount});
            }
            if (most > 0) {
                memory.add(new double[] {steps, most});
            }
            lossSum = 0;
            lossCount = 0;
            most = 0;
        }
    }

    private void draw(Map<String, String> charts, String file, String title, String unit, List<double[]> points) {
        if (points.isEmpty()) {
            return;
        }
        double highest = points.stream().mapToDouble(p -> p[1]).max().orElse(1);
        charts.put(
                file,
                new LineChart(title, "step", unit)
                        .scaled(Scale.counting(steps), Scale.holding(0, highest))
                        .line(title.toLowerCase(Locale.ROOT), 0, false, points)
                        .svg());
    }
}
