// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.fauxto.dataset.ManifestException;
import org.fauxto.eval.metric.Metric;
import org.fauxto.eval.report.EvaluationCharts;
import org.fauxto.eval.report.EvaluationFiles;
import org.fauxto.report.Page.Card;
import org.fauxto.verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluationTest {
    private static final VerdictRule RULE = new VerdictRule(0.4, 0.9, 3);
    private static final Evaluation.Settings SETTINGS =
            new Evaluation.Settings(0.5, RULE, 200, 1, Set.of("source", "size"));

    @TempDir
    Path folder;

    @Test
    void theWorstDeliveryComesLastAndAsIsIsShown() {
        Evaluation e = Evaluation.of("m", "d", scores(), List.of(), SETTINGS);

        assertThat(e.paths()).extracting(PathFigures::delivery).containsExactly("as-is", "jpeg75", "noise4");
        assertThat(e.main().delivery()).isEqualTo("as-is");
        assertThat(e.worst().delivery()).isEqualTo("noise4");
        assertThat(e.worst().value(Metric.ROC_AUC)).isLessThan(0.6);
        assertThat(e.groups()).extracting(GroupResult::group).containsOnly("overall", "source", "size");
        assertThat(e.notes()).anyMatch(n -> n.contains("(2 human, 4 AI)")).anyMatch(n -> n.contains("too narrow"));
    }

    @Test
    void aBaselineNearTheModelIsToldFirst() {
        double auc =
                Evaluation.of("m", "d", scores(), List.of(), SETTINGS).main().value(Metric.ROC_AUC);
        Evaluation near =
                Evaluation.of("m", "d", scores(), List.of(new Baseline("file size", auc - 0.04, 0.8)), SETTINGS);
        Evaluation far =
                Evaluation.of("m", "d", scores(), List.of(new Baseline("file size", auc - 0.2, 0.6)), SETTINGS);

        assertThat(near.headline()).startsWith("Take care:").contains("\"file size\"");
        assertThat(far.headline()).startsWith("AUC ");
    }

    /** Class 1 lies between two clumps of class 0, which a rule on x alone cannot say, but one on x and its square can. */
    @Test
    void baselinesFindWhatSeparatesAndNothingElse() {
        SplittableRandom random = new SplittableRandom(9);
        List<Map<String, double[]>> features = new ArrayList<>();
        int[] labels = new int[300];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 2;
            double x = labels[i] == 1 ? random.nextDouble() : (i % 4 == 0 ? -3 : 3) + random.nextDouble();
            features.add(new java.util.TreeMap<>(Map.of(
                    "between", new double[] {x, x * x},
                    "constant", new double[] {5, 25},
                    "noise", new double[] {random.nextDouble()})));
        }

        List<Baseline> found = Baseline.fit(features, labels);

        assertThat(found).extracting(Baseline::rule).containsExactly("between", "constant", "noise", Baseline.ALL);
        assertThat(found.get(0).auc()).isGreaterThan(0.99);
        assertThat(found.get(0).balancedAccuracy()).isGreaterThan(0.98);
        assertThat(found.get(1).auc()).isBetween(0.4, 0.6);
        assertThat(found.get(2).auc()).isBetween(0.35, 0.65);
        assertThat(found.get(3).auc()).isGreaterThan(0.99);
    }

    @Test
    void aFlipNeedsBothVerdicts() {
        Stability s = Stability.of(
                List.of(
                        score("a", 0, "as-is", 0.2, 0),
                        score("a", 0, "jpeg75", 0.95, 0),
                        score("b", 1, "as-is", 0.95, 0),
                        score("b", 1, "jpeg75", 0.6, 0),
                        score("c", 1, "as-is", 0.95, 0),
                        score("c", 1, "jpeg75", 0.1, 3.5)),
                2,
                RULE);

        assertThat(s.flips(0)).isEqualTo(1);
        assertThat(s.flips(1)).isZero();
        assertThat(s.changes(1)).isEqualTo(2);
        assertThat(s.medianWidth()).isEqualTo(0.75);
        assertThat(s.pictures().get(2).verdicts()).containsExactlyInAnyOrder(Outcome.AI, Outcome.INCONCLUSIVE);
    }

    @Test
    void filesSayTheSameAndThePageNeedsNothingElse() throws IOException {
        List<ScoredPicture> scores = scores();
        Evaluation e = Evaluation.of("m <1>", "d", scores, List.of(new Baseline("x", 0.5, 0.5)), SETTINGS);
        EvaluationFiles.write(
                folder, e, scores, s -> new Card("", "file:///x", s.picture().name(), "<caption>"));

        JsonNode json = JsonMapper.shared().readTree(Files.readString(folder.resolve("evaluation.json")));
        double auc = json.at("/deliveries/0/figures/auc/value").doubleValue();
        assertThat(auc).isEqualTo(e.main().value(Metric.ROC_AUC));
        assertThat(json.at("/deliveries/0/figures/auc/interval/0").doubleValue())
                .isLessThanOrEqualTo(auc);
        assertThat(Files.readAllLines(folder.resolve("figures.csv")))
                .hasSize(1 + 3 * Metric.values().length)
                .anyMatch(l -> l.startsWith(String.format(java.util.Locale.ROOT, "as-is,auc,%.6f,", auc)));
        String page = Files.readString(folder.resolve("evaluation.html"));
        assertThat(page)
                .contains("m &lt;1&gt;", "&lt;caption&gt;", "<svg", "By source", "noise4")
                .doesNotContain("<script", "src=\"http", "url(");
        assertThat(Files.readAllLines(folder.resolve("stability.csv"))).hasSize(1 + 60);
    }

    @Test
    void everyPlotIsWellFormed() throws XMLStreamException {
        Evaluation e = Evaluation.of("m", "d", scores(), List.of(), SETTINGS);

        for (String svg : EvaluationCharts.of(e).values()) {
            XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(svg));
            while (reader.hasNext()) {
                reader.next();
            }
            assertThat(svg).doesNotContain("NaN");
        }
    }

    @Test
    void theStrongestBaselineIsToldBesideTheSingleOne() {
        Evaluation e = Evaluation.of(
                "m",
                "d",
                scores(),
                List.of(new Baseline("file size", 0.97, 0.8), new Baseline(Baseline.ALL, 0.99, 0.9)),
                SETTINGS);

        assertThat(e.headline()).contains("\"file size\" reaches AUC 0.970", "(all of these together: 0.990)");
    }

    /** With all replicates and files it takes 8 s (results/README.md); a quadratic step would take minutes. */
    @Test
    void aHundredThousandRowsTakeSeconds() {
        SplittableRandom random = new SplittableRandom(2);
        List<ScoredPicture> scores = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            scores.add(
                    score("p" + i + "x" + i % 10, i % 2, "as-is", 0.2 + 0.2 * (i % 2) + 0.4 * random.nextDouble(), 0));
        }

        assertTimeout(Duration.ofSeconds(40), () -> {
            Evaluation e = Evaluation.of("m", "d", scores, List.of(), SETTINGS);
            assertThat(EvaluationCharts.of(e)).hasSize(7);
        });
    }

    @Test
    void scoresAreReadAsTheyWereWritten() throws IOException {
        Path csv = folder.resolve("scores.csv");
        EvaluationCsv.writeScores(csv, scores());

        List<ScoredPicture> read = ScoresCsv.read(csv);

        assertThat(read).hasSize(180);
        assertThat(read.get(7).picture()).isEqualTo(scores().get(7).picture());
        assertThat(read.get(7).delivery()).isEqualTo(scores().get(7).delivery());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "path,label,probability;a,0,0.5;b,2,0.5|line 3: label is '2'",
                "path,label,probability;a,0,0.5;b,1,1.5|line 3: probability is '1.5'; it must lie in 0..1",
                "path,label,probability;a,0,x;b,1,1|line 2: probability is 'x', which is no number",
                "path,label,probability;a,0,NaN;b,1,1|line 2: probability is 'NaN'; it must be finite",
                "path,label;a,0;b,1|column 'probability' is missing or empty",
                "path,label,probability;a,0,0.5;a,0,0.5;b,1,1|line 3: path 'a' stands twice",
                "path,label,probability,path_name;a,0,0.5,x;a,1,0.5,y|line 3: path 'a' has label 0 on an earlier line",
                "path,label,probability,path_name;a,0,0.5,x;b,1,0.5,x;b,1,0.5,y|1 of 2 pictures have a score under y",
                "path,label,probability;a,0,0.5;b,0,0.5|needs pictures of both classes"
            })
    void brokenScoresAreNamed(String rows, String message) throws IOException {
        Path csv = folder.resolve("s.csv");
        Files.writeString(csv, rows.replace(';', '\n') + "\n");

        assertThatThrownBy(() -> ScoresCsv.read(csv))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("s.csv")
                .hasMessageContaining(message);
    }

    /** 60 pictures of 6 sources, 3 deliveries: good, a little worse, none. */
    private static List<ScoredPicture> scores() {
        SplittableRandom random = new SplittableRandom(1);
        List<ScoredPicture> scores = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int label = i % 3 == 0 ? 0 : 1;
            String name = "p%02d".formatted(i);
            double good = 0.15 + 0.3 * label + 0.5 * random.nextDouble();
            double worse = 0.2 + 0.15 * label + 0.6 * random.nextDouble();
            Stream.of(
                            score(name, label, "jpeg75", worse, 0),
                            score(name, label, "as-is", good, 0.1),
                            score(name, label, "noise4", 0.99 - 0.0001 * (i % 7), 0))
                    .forEach(scores::add);
        }
        return scores;
    }

    private static ScoredPicture score(String name, int label, String delivery, double p, double spread) {
        LabelledPicture picture = new LabelledPicture(
                name,
                label,
                "s" + label + name.charAt(name.length() - 1) % (label == 0 ? 2 : 4),
                "g",
                "png",
                600,
                400,
                9);
        return new ScoredPicture(picture, delivery, new ImageScorer.Score(Math.log(p / (1 - p)), spread, p));
    }
}
