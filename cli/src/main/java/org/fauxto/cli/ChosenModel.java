// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fauxto.baseline.BaselineModel;
import org.fauxto.eval.FileScorer;
import org.fauxto.eval.ImageScorer.Score;
import org.fauxto.eval.PixelModelScorer;
import org.fauxto.model.ModelException;
import org.fauxto.model.PixelModel;

/** What {@code --model} names, opened: an ONNX file, or the folder of a run of {@code fauxto train}. */
interface ChosenModel extends AutoCloseable {
    /** Of the option, wherever it is. */
    String DESCRIPTION = "An ONNX file written by 'fauxto train', or the folder of its run.";

    /** Name and version. */
    String title();

    FileScorer scorer();

    /** The logit whose logistic function is the score's probability. */
    double calibratedLogit(Score score);

    /** What must be told with every figure; empty for none. */
    String warning();

    /** Whether the file's bytes and header are looked at, so that only a picture as it is can be scored. */
    boolean needsFile();

    @Override
    void close();

    /**
     * Opens it.
     *
     * @throws ModelException if it is no model, or a run that has none yet; tells the way out
     */
    static ChosenModel open(Path given) throws ModelException {
        Path rule = given.resolve(BaselineModel.FILE);
        return Files.isRegularFile(rule)
                ? new Rule(BaselineModel.read(rule))
                : new Network(PixelModel.load(onnx(given)));
    }

    /**
     * The ONNX file of a network; the path itself unless it is a folder.
     *
     * @throws ModelException if the folder has none
     */
    static Path onnx(Path given) throws ModelException {
        if (!Files.isDirectory(given)) {
            return given;
        }
        if (Files.isRegularFile(given.resolve(BaselineModel.FILE))) {
            throw new ModelException("--model " + given + " is the run of a baseline, which has no place in a verdict;"
                    + " evaluate, predict and submit take it");
        }
        Path onnx = given.resolve("model.onnx");
        if (Files.isRegularFile(onnx)) {
            return onnx;
        }
        if (Files.isRegularFile(given.resolve("config.yaml"))) {
            throw new ModelException(
                    "--model " + given + " is a run without model.onnx: finish it with 'fauxto train" + " --resume "
                            + given + "', or export what it has with 'fauxto train --export-only " + given + "'");
        }
        throw new ModelException("--model " + given + " is a folder but no run of 'fauxto train': it has no model.onnx"
                + " and no config.yaml");
    }

    /** A network and its calibration. */
    record Network(PixelModel model, PixelModelScorer scorer) implements ChosenModel {
        Network(PixelModel model) {
            this(model, new PixelModelScorer(model));
        }

        @Override
        public String title() {
            return model.id().name() + " " + model.id().version();
        }

        @Override
        public double calibratedLogit(Score score) {
            return model.card().calibrate(score.logit());
        }

        @Override
        public String warning() {
            return "";
        }

        @Override
        public boolean needsFile() {
            return false;
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** A logistic rule on what a file looks like from outside. */
    record Rule(BaselineModel scorer) implements ChosenModel {
        @Override
        public String title() {
            return scorer.name() + " (baseline)";
        }

        @Override
        public double calibratedLogit(Score score) {
            return score.logit();
        }

        @Override
        public String warning() {
            return scorer.warning();
        }

        @Override
        public boolean needsFile() {
            return true;
        }

        @Override
        public void close() {}
    }
}
