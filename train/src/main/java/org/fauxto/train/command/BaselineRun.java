// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.fauxto.baseline.BaselineModel;
import org.fauxto.train.baseline.BaselineFit;
import org.fauxto.train.config.BaselineConfig;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.loop.RunDirectory;

/** {@code fauxto train} of a configuration whose model is a baseline: one fit, nothing to resume. */
record BaselineRun(RunDirectory directory, TrainConfig config, BaselineConfig model, Consumer<String> print) {
    void call(TrainingData data) throws IOException {
        if (Files.isRegularFile(directory.path().resolve(BaselineModel.FILE))) {
            print.accept(
                    "run " + directory.path() + " is finished: a baseline is fitted at once and has no epochs to go on"
                            + " with; fit another with --config and --run");
            print.accept("report: " + RunOutputs.again(directory.path()));
            return;
        }
        BaselineFit fit = new BaselineFit(
                config.artefact().name(), model.features(), config.loop().workers());
        try {
            BaselineFit.Fitted fitted =
                    fit.run(directory.path(), data.trainManifest(), data.valManifest(), data.words());
            print.accept(fitted.model().warning());
            Path onnx = directory.path().resolve(BaselineFit.ONNX);
            print.accept(String.format(
                    Locale.ROOT,
                    "wrote %s and %s (%d coefficients)",
                    directory.path().resolve(BaselineModel.FILE),
                    onnx,
                    fitted.model().coefficients().size()));
            print.accept("report: " + fitted.page());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted; fit again with: fauxto train --resume " + directory.path(), e);
        }
    }
}
