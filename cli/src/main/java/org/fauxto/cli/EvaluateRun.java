// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fauxto.dataset.DataPath;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.ManifestException;
import org.fauxto.dataset.Sample;
import org.fauxto.eval.Baseline;
import org.fauxto.eval.DeliveryEvaluation;
import org.fauxto.eval.DeliveryPath;
import org.fauxto.eval.Evaluation;
import org.fauxto.eval.EvaluationCsv;
import org.fauxto.eval.PathFigures;
import org.fauxto.eval.ScoredPicture;
import org.fauxto.eval.ScoresCsv;
import org.fauxto.eval.metric.Metric;
import org.fauxto.eval.report.EvaluationFiles;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.model.ModelException;
import org.fauxto.report.Page.Card;
import org.fauxto.report.Thumbnail;

/** One evaluation: score or read scores, measure, write, tell. */
record EvaluateRun(Terminal terminal, Optional<Path> data, Path out, Evaluation.Settings settings) {

    /**
     * Scores the pictures of the manifest.
     *
     * @param named deliveries; empty for all that the model can be scored under
     */
    void model(Path model, List<DeliveryPath> named, int threads, PrintWriter to)
            throws IOException, InterruptedException {
        Manifest manifest = labelled(data.orElseThrow());
        Files.createDirectories(out);
        DeliveryEvaluation.Result result;
        String scorer;
        String warning;
        try (ChosenModel chosen = ChosenModel.open(model);
                Progress progress = Progress.onError(terminal)) {
            progress.total(manifest.samples().size());
            scorer = chosen.title();
            warning = chosen.warning();
            result = new DeliveryEvaluation(chosen.scorer(), deliveries(chosen, named), new NuisanceProbe(), threads)
                    .run(manifest, progress::step);
        }
        EvaluationCsv.writeScores(out.resolve("scores.csv"), result.scores());
        int[] labels = manifest.samples().stream().mapToInt(Sample::label).toArray();
        report(scorer, manifest.name(), result.scores(), Baseline.fit(result.features(), labels), warning, to);
    }

    private static List<DeliveryPath> deliveries(ChosenModel chosen, List<DeliveryPath> named) throws ModelException {
        if (!chosen.needsFile()) {
            return named.isEmpty() ? List.of(DeliveryPath.values()) : named;
        }
        if (!named.isEmpty() && !named.equals(List.of(DeliveryPath.AS_IS))) {
            throw new ModelException(chosen.title() + " looks at the file, which a delivery replaces: it can only be"
                    + " evaluated with --deliveries as-is");
        }
        return List.of(DeliveryPath.AS_IS);
    }

    /** Takes scores that are there already. */
    void scores(Path csv, PrintWriter to) throws IOException {
        List<ScoredPicture> scores = ScoresCsv.read(csv);
        Files.createDirectories(out);
        report(csv.toString(), data.map(Path::toString).orElse(csv.toString()), scores, List.of(), "", to);
    }

    /** The manifest, with both classes in it. */
    static Manifest labelled(Path data) throws IOException {
        Manifest manifest = Manifest.read(DataPath.of(data));
        if (manifest.count(0) == 0 || manifest.count(1) == 0) {
            throw new ManifestException(data + " needs pictures of both classes, has " + manifest.count(0)
                    + " human and " + manifest.count(1) + " AI");
        }
        return manifest;
    }

    private void report(
            String scorer,
            String name,
            List<ScoredPicture> scores,
            List<Baseline> baselines,
            String warning,
            PrintWriter to)
            throws IOException {
        Evaluation evaluation = Evaluation.of(scorer, name, scores, baselines, settings, warning);
        Map<String, Path> files = data.isPresent()
                ? Manifest.read(DataPath.of(data.get())).samples().stream()
                        .collect(Collectors.toMap(Sample::name, Sample::path))
                : Map.of();
        EvaluationFiles.write(
                out,
                evaluation,
                scores,
                s -> card(s, Optional.ofNullable(files.get(s.picture().name()))));
        print(evaluation, to);
    }

    private static Card card(ScoredPicture scored, Optional<Path> file) {
        String caption = String.format(
                Locale.ROOT,
                "probability of AI %.3f; %s, %s, %s",
                scored.score().probability(),
                scored.picture().source(),
                scored.picture().generator(),
                scored.picture().format());
        return new Card(
                file.map(EvaluateRun::thumbnail).orElse(""),
                file.map(f -> f.toAbsolutePath().toUri().toString()).orElse(""),
                scored.picture().name(),
                caption);
    }

    private static String thumbnail(Path path) {
        try {
            ImageFile file = ImageReader.read(path, ImageLimits.DEFAULT);
            return Thumbnail.base64(PixelDecoder.decode(file, HeaderReader.read(file, ImageLimits.DEFAULT)));
        } catch (ImageException e) {
            return ""; // scored elsewhere, and gone since
        }
    }

    private void print(Evaluation evaluation, PrintWriter to) {
        to.println(evaluation.headline());
        to.println();
        to.printf(Locale.ROOT, "%-10s %5s  %-21s %-21s %-21s%n", "delivery", "n", "AUC", "balanced accuracy", "FPR");
        for (PathFigures p : evaluation.paths()) {
            to.printf(
                    Locale.ROOT,
                    "%-10s %5d  %-21s %-21s %-21s%n",
                    p.delivery(),
                    p.logits().size(),
                    shown(p, Metric.ROC_AUC),
                    shown(p, Metric.BALANCED_ACCURACY),
                    shown(p, Metric.FALSE_POSITIVE_RATE));
        }
        to.println();
        if (!evaluation.baselines().isEmpty()) {
            to.printf(
                    Locale.ROOT,
                    "%-42s %6s %18s%n",
                    "a rule that never looks at the picture, on",
                    "AUC",
                    "balanced accuracy");
            for (Baseline b : evaluation.baselines()) {
                to.printf(Locale.ROOT, "%-42s %6.3f %18.3f%n", b.rule(), b.auc(), b.balancedAccuracy());
            }
            to.println();
        }
        evaluation.notes().forEach(to::println);
        to.println(out.resolve("evaluation.html"));
        to.flush();
    }

    private static String shown(PathFigures path, Metric metric) {
        return Optional.ofNullable(path.figures().get(metric))
                .map(e -> String.format(
                        Locale.ROOT,
                        "%.3f [%.3f, %.3f]",
                        e.value(),
                        e.interval().low(),
                        e.interval().high()))
                .orElse("");
    }
}
