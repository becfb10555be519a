// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fauxto.baseline.BaselineModel;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.eval.EvaluationCsv;
import org.fauxto.eval.ImageScorer;
import org.fauxto.eval.LabelledPicture;
import org.fauxto.eval.ScoredPicture;
import org.fauxto.eval.report.RunReport;
import org.fauxto.train.export.Exporter;
import org.fauxto.train.loop.RunDirectory;
import org.fauxto.train.loop.Validation;

/** The files that tell people what a run came to. */
final class RunOutputs {
    private static final String DELIVERY = "validation";

    private RunOutputs() {}

    /** Writes the exported weights' validation scores and everything made from them; returns the page. */
    static Path write(RunDirectory run, Exporter.Export export, Manifest validation) throws IOException {
        List<ScoredPicture> scores =
                export.scores().stream().map(s -> scored(s, export, validation)).toList();
        EvaluationCsv.writeScores(run.path().resolve(RunReport.SCORES), scores);
        return RunReport.write(run.path(), "");
    }

    /** Writes the report anew from what is in the folder; returns the page. */
    static Path again(Path run) throws IOException {
        Path baseline = run.resolve(BaselineModel.FILE);
        return RunReport.write(
                run,
                Files.isRegularFile(baseline) ? BaselineModel.read(baseline).warning() : "");
    }

    private static ScoredPicture scored(Validation.PictureScore s, Exporter.Export export, Manifest validation) {
        Sample sample = validation.samples().get(s.picture());
        LabelledPicture picture =
                new LabelledPicture(sample.name(), s.label(), s.source(), sample.generator(), Sample.UNKNOWN, 0, 0, 0);
        double probability = export.calibration().probability(s.logit());
        return new ScoredPicture(picture, DELIVERY, new ImageScorer.Score(s.logit(), 0, probability));
    }
}
