// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fauxto.eval.ImageScorer;
import org.fauxto.eval.ScoredPicture;
import org.fauxto.eval.ScoresCsv;
import org.fauxto.eval.metric.Calibration;
import org.fauxto.eval.metric.LabelledScores;
import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.model.ModelCard;
import org.fauxto.model.PixelModel;
import org.fauxto.train.config.ArtefactConfig;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.loop.RunDirectory;
import org.fauxto.train.loop.Validation;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.SafeTensors;
import org.fauxto.train.onnx.OnnxWriter;

/** Turns the best weights of a run into the file the detector loads: calibrated, labelled, and compared with libtorch. */
public final class Exporter {
    /** Crops of the parity check. */
    private static final int PARITY_CROPS = 100;

    private Exporter() {}

    /**
     * What an export came to.
     *
     * @param file    the ONNX file
     * @param bytes   its size, with that of weights beside it
     * @param figures of the exported weights on the validation pictures, before calibration
     * @param scores  what the figures are of
     */
    public record Export(
            Path file,
            long bytes,
            Calibration calibration,
            Validation.Figures figures,
            ParityCheck parity,
            List<Validation.PictureScore> scores) {}

    /**
     * Writes {@code model.onnx} into the run's directory.
     *
     * @param trainedOn the data, in words and by manifest hash
     * @throws IOException if the run has no best weights yet, or the file cannot be written
     */
    public static Export export(
            RunDirectory run, TrainConfig config, CropSource validation, String trainedOn, String configSha256)
            throws IOException {
        SafeTensors best = run.bestWeights();
        Layer layer = config.assemble().network();
        try (TorchNetwork network =
                new TorchNetwork(layer, best.tensors(), config.loop().threads())) {
            List<Validation.PictureScore> scores = Validation.score(
                    validation,
                    config.loop().batchSize(),
                    config.loop().workers(),
                    crops -> network.forward(crops).values());
            Calibration calibration = calibration(config.artefact(), scores);
            ArtefactCard card = card(config, best, calibration, trainedOn, configSha256);
            long bytes = OnnxWriter.write(run.model(), layer, best.tensors(), frame(config, card));
            try (PixelModel model = PixelModel.load(run.model())) {
                ParityCheck parity = ParityCheck.run(network, model, validation, PARITY_CROPS);
                return new Export(run.model(), bytes, calibration, Validation.figures(scores), parity, scores);
            }
        }
    }

    private static Calibration calibration(ArtefactConfig artefact, List<Validation.PictureScore> validation)
            throws IOException {
        if (artefact.calibration().equals(ArtefactConfig.VALIDATION)) {
            return Calibration.fit(Validation.labelled(validation));
        }
        List<ScoredPicture> held = ScoresCsv.read(Path.of(artefact.calibration()));
        LabelledScores scores = ScoredPicture.labelled(held, ImageScorer.Score::logit);
        Calibration fitted = Calibration.fit(scores);
        // a manifest's share of AI pictures says nothing of the user's: both classes count alike
        double prior = StrictMath.log((double) scores.count(0) / scores.count(1));
        return new Calibration(fitted.scale(), fitted.bias() + prior);
    }

    private static ArtefactCard card(
            TrainConfig config, SafeTensors best, Calibration calibration, String trainedOn, String configSha256) {
        ModelCard model = new ModelCard(
                config.artefact().name(),
                config.artefact().version(),
                config.data().cropSize(),
                config.artefact().cropsPerImage(),
                PixelDecoder.id().toString(),
                calibration.temperature(),
                calibration.bias(),
                trainedOn,
                config.artefact().licence(),
                config.augment().view(),
                config.augment().resizeSide(),
                config.artefact().shrunk());
        return new ArtefactCard(
                model,
                config.model().network(),
                best.tensors().size(),
                configSha256,
                config.seed(),
                Provenance.gitCommit(),
                Integer.parseInt(best.metadata().getOrDefault("epoch", "0")),
                Double.parseDouble(best.metadata().getOrDefault("val_auc", "NaN")));
    }

    private static OnnxWriter.Frame frame(TrainConfig config, ArtefactCard card) {
        int side = config.data().cropSize();
        return new OnnxWriter.Frame(
                config.artefact().name(),
                "crops",
                List.of(3, side, side),
                "logit",
                List.of(1),
                new TreeMap<>(Map.of(ModelCard.KEY, card.json())),
                config.artefact().storage());
    }
}
