// SPDX-License-Identifier: Apache-2.0
package org.fauxto.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fauxto.image.Pixels;
import org.fauxto.image.Sha256;
import org.fauxto.image.transform.WholeView;
import org.fauxto.model.ModelCard.View;
import org.fauxto.verdict.ModelId;
import tools.jackson.core.JacksonException;

/**
 * A pixel network run with ONNX Runtime.
 *
 * <p>The file has one input of shape [N, 3, S, S], float32 RGB, 0..1, and one output of N logits, positive for AI; its
 * {@link ModelCard} says the rest. Thread-safe: one session serves all threads, one core per call, since many
 * one-threaded calls beat one many-threaded call.
 */
public final class PixelModel implements AutoCloseable {
    private static final String SHIPPED = "shipped.onnx";

    private final OrtSession session;
    private final ModelCard card;
    private final ModelId id;
    private final String input;

    private PixelModel(OrtSession session, ModelCard card, ModelId id, String input) {
        this.session = session;
        this.card = card;
        this.id = id;
        this.input = input;
    }

    /** The network that ships with Fauxto. */
    public static PixelModel shipped() throws ModelException {
        try (InputStream in = PixelModel.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new ModelException("class path has no " + SHIPPED + " beside " + PixelModel.class.getName());
            }
            byte[] onnx = in.readAllBytes();
            return of("shipped model", Sha256.hex(onnx), (ort, options) -> ort.createSession(onnx, options));
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelException("shipped model could not be read: " + e.getMessage(), e);
        }
    }

    /**
     * Loads a file written by {@code fauxto train}; one too large for a single file has its weights beside it, in a file of the same name
     * with {@code .data} appended.
     *
     * @throws ModelException if the file is missing, is no ONNX file, or carries no model card
     */
    public static PixelModel load(Path file) throws ModelException {
        try {
            Path weights = file.resolveSibling(file.getFileName() + ".data");
            String sha256 = Sha256.hex(Files.exists(weights) ? List.of(file, weights) : List.of(file));
            return of(file.toString(), sha256, (ort, options) -> ort.createSession(file.toString(), options));
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelException(file + " could not be read as a model: " + e, e);
        }
    }

    private interface Source {
        OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;
    }

    @SuppressWarnings("MustBeClosedChecker") // the session lives as long as this object
    private static PixelModel of(String name, String sha256, Source source) throws ModelException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false); // docs/adr/0004
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtSession session = source.open(environment, options);
            String json = session.getMetadata().getCustomMetadata().get(ModelCard.KEY);
            if (json == null) {
                session.close();
                throw new ModelException(name + " carries no '" + ModelCard.KEY
                        + "' metadata: only files written by 'fauxto train' know their preprocessing");
            }
            ModelCard card = ModelCard.parse(json);
            return new PixelModel(
                    session,
                    card,
                    card.id(sha256),
                    session.getInputNames().iterator().next());
        } catch (OrtException e) {
            throw new ModelException(name + " is not a model that ONNX Runtime can load: " + e.getMessage(), e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ModelException(name + " has a damaged model card: " + e.getMessage(), e);
        }
    }

    public ModelCard card() {
        return card;
    }

    public ModelId id() {
        return id;
    }

    /**
     * Runs the network on what the card's view names: the crops {@link CropPlan} chooses at native resolution and from afar, or the whole
     * picture, resized; one crop at a time so that results never depend on batching.
     */
    public PixelScore score(Pixels picture) {
        if (card.view() == View.WHOLE) {
            return PixelScore.of(look(new WholeView(card.resizeSide(), card.cropSize()).of(picture), 1));
        }
        List<PixelScore.CropScore> scores = new ArrayList<>(look(picture, card.cropsPerImage()));
        for (ShrunkLook shrunk : card.shrunk()) {
            if (shrunk.shrinks(picture)) {
                scores.addAll(look(shrunk.of(picture), shrunk.crops()));
            }
        }
        return PixelScore.of(scores);
    }

    private List<PixelScore.CropScore> look(Pixels pixels, int most) {
        int size = card.cropSize();
        int longSide = Math.max(pixels.width(), pixels.height());
        float[] crop = new float[3 * size * size];
        List<PixelScore.CropScore> scores = new ArrayList<>();
        for (CropPlan.Corner corner : CropPlan.corners(pixels, size, most)) {
            CropPlan.copy(pixels, corner, size, crop, 0);
            scores.add(new PixelScore.CropScore(longSide, corner, logits(crop, 1)[0]));
        }
        return scores;
    }

    /**
     * Raw logits of a batch.
     *
     * @param crops shape [n, 3, S, S], float32 RGB, 0..1
     */
    public float[] logits(float[] crops, int n) {
        int size = card.cropSize();
        long[] shape = {n, 3, size, size};
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(crops), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            float[] logits = new float[n];
            output.getFloatBuffer().get(logits);
            return logits;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed on " + id.name() + " " + id.version(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not close " + id.name(), e);
        }
    }
}
