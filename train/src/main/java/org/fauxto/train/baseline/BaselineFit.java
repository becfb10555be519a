// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.baseline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.fauxto.baseline.BaselineModel;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.eval.DeliveryEvaluation;
import org.fauxto.eval.DeliveryPath;
import org.fauxto.eval.EvaluationCsv;
import org.fauxto.eval.FileScorer;
import org.fauxto.eval.PictureProbe;
import org.fauxto.eval.ScoredPicture;
import org.fauxto.eval.report.RunReport;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.onnx.OnnxWriter;

/**
 * Fits a {@link BaselineModel} on a manifest and writes it into a run's folder: {@value BaselineModel#FILE}, {@value #ONNX}
 * (features [N, d] in, logits [N, 1] out), the scores of the validation pictures, and the report.
 */
public final class BaselineFit {
    /** The rule for other tools; not {@code model.onnx}, because {@code detect} must not take it for a network. */
    public static final String ONNX = "baseline.onnx";

    private static final String ROW = "row";

    private final String name;
    private final List<String> features;
    private final int threads;

    /** @param threads pictures measured at a time; changes nothing else */
    public BaselineFit(String name, List<String> features, int threads) {
        this.name = name;
        this.features = List.copyOf(features);
        this.threads = threads;
    }

    /**
     * Fits and writes.
     *
     * @param trainedOn the data, in words and by manifest hash
     * @return the rule and the page
     * @throws IOException if a picture cannot be read, or a file not be written
     */
    public Fitted run(Path folder, Manifest train, Manifest validation, String trainedOn)
            throws IOException, InterruptedException {
        PictureProbe probe = (file, header, pixels) -> Map.of(ROW, BaselineModel.row(features, file, header, pixels));
        FileScorer unused = (file, header, pixels) -> {
            throw new IllegalStateException("nothing is scored under no delivery");
        };
        List<double[]> rows = new DeliveryEvaluation(unused, List.of(), probe, threads)
                .run(train, () -> {}).features().stream()
                        .map(f -> Objects.requireNonNull(f.get(ROW)))
                        .toList();
        int[] labels = train.samples().stream().mapToInt(Sample::label).toArray();
        BaselineModel model = BaselineModel.fit(name, features, rows, labels, trainedOn);
        List<ScoredPicture> scores = new DeliveryEvaluation(
                        model, List.of(DeliveryPath.AS_IS), PictureProbe.NONE, threads)
                .run(validation, () -> {})
                .scores();
        EvaluationCsv.writeScores(folder.resolve(RunReport.SCORES), scores);
        exportOnnx(folder.resolve(ONNX), model);
        // Last, because a run that has it is finished.
        model.write(folder.resolve(BaselineModel.FILE));
        return new Fitted(model, RunReport.write(folder, model.warning()));
    }

    /**
     * What a fit came to.
     *
     * @param page report.html
     */
    public record Fitted(BaselineModel model, Path page) {}

    private static void exportOnnx(Path file, BaselineModel model) throws IOException {
        int d = model.coefficients().size() - 1;
        float[] weights = new float[d];
        for (int k = 0; k < d; k++) {
            weights[k] = model.coefficients().get(k).floatValue();
        }
        StateDict tensors = new StateDict(Map.of(
                "rule.weight", new HostTensor(new long[] {1, d}, weights),
                "rule.bias",
                        new HostTensor(
                                new long[] {1},
                                new float[] {model.coefficients().get(d).floatValue()})));
        OnnxWriter.Frame frame = new OnnxWriter.Frame(
                model.name(),
                "features",
                List.of(d),
                "logit",
                List.of(1),
                new TreeMap<>(Map.of(
                        "fauxto_baseline_features",
                        String.join(",", model.features()),
                        "fauxto_baseline_warning",
                        model.warning())));
        OnnxWriter.write(file, new Linear("rule", d, 1), tensors, frame);
    }
}
