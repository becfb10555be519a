// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Optional;
import org.fauxto.config.ConfigException;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.Dropout;
import org.fauxto.train.nn.Frozen;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Prefixed;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.autoencoder.Autoencoder;
import org.fauxto.train.nn.autoencoder.AutoencoderKl;
import org.fauxto.train.nn.autoencoder.TinyAutoencoder;
import org.fauxto.train.nn.backbone.ResNet;
import org.fauxto.train.nn.fire.FireNetwork;
import org.fauxto.train.nn.fire.FireObjective;
import org.fauxto.train.nn.fire.LightClassifier;
import org.fauxto.train.system.Assembly;
import org.fauxto.train.system.Split;
import org.fauxto.train.system.WeightSource;

/**
 * FIRE: a frozen autoencoder's error on a picture and on the picture without its middle frequencies, seen by a classifier.
 *
 * @param autoencoder which one
 * @param masks       {@code learned}; {@code fixed}: the preset ring; {@code none}: the error of the picture itself only
 * @param classifier  {@code light}, or {@code resnet18} or {@code resnet50} with instance normalisation, as published (section 4.1), from
 *                    a random start
 * @param dropout     before the classifier's last layer, 0 up to but not including 1
 * @param loss        factors of the objective's parts
 */
@JsonTypeName("fire")
public record FireConfig(Source autoencoder, String masks, String classifier, double dropout, Loss loss)
        implements ModelConfig {
    private static final String PREFIX = "autoencoder.";

    /**
     * A published autoencoder.
     *
     * @param family  {@code taesd} (4 channels, also taesdxl), {@code taef1} (16, also taesd3), {@code taef2} (32), or {@code sd-vae}
     * @param weights name in the catalogue of weights, a path, or {@code none} for a random start, which is good for tests only
     */
    public record Source(String family, String weights) {
        public Source {
            if (weights.isBlank()) {
                throw new ConfigException("model.autoencoder.weights must not be blank; it may be 'none'");
            }
        }

        private Autoencoder build(int side) {
            if (family.equals("sd-vae")) {
                return new AutoencoderKl(PREFIX, AutoencoderKl.Shape.STABLE_DIFFUSION, side);
            }
            return TinyAutoencoder.Shape.named(family)
                    .map(shape -> new TinyAutoencoder(PREFIX, shape))
                    .orElseThrow(() -> new ConfigException(
                            "model.autoencoder.family must be taesd, taef1, taef2 or sd-vae, got '" + family + "'"));
        }
    }

    /**
     * Factors of cross-entropy, alignment and mask loss; the last two count with learned masks only.
     *
     * @param classification above 0
     * @param alignment      at least 0
     * @param mask           at least 0
     */
    public record Loss(double classification, double alignment, double mask) {
        public Loss {
            if (!(classification > 0 && alignment >= 0 && mask >= 0)) {
                throw new ConfigException(
                        "model.loss: classification must be above 0, alignment and mask at least 0, got "
                                + classification + ", " + alignment + ", " + mask);
            }
        }
    }

    public FireConfig {
        if (!(dropout >= 0 && dropout < 1)) {
            throw new ConfigException("model.dropout must lie in [0, 1), got " + dropout);
        }
    }

    @Override
    public Assembly assemble(int side) {
        FireNetwork.Masks mode = mode();
        Layer head = classifier(FireNetwork.channels(mode));
        FireNetwork network = network(side, mode, head);
        FireObjective.Weights weights = new FireObjective.Weights(loss.classification, loss.alignment, loss.mask);
        return new Assembly(
                network,
                new FireObjective(network, weights),
                List.of(new WeightSource(PREFIX, autoencoder.weights)),
                split(network, mode, side));
    }

    private static Optional<Split> split(FireNetwork network, FireNetwork.Masks mode, int side) {
        return mode == FireNetwork.Masks.LEARNED
                ? Optional.empty()
                : Optional.of(
                        new Split(network.errorMaps(), FireNetwork.channels(mode) * side * side, network.judge()));
    }

    private FireNetwork network(int side, FireNetwork.Masks mode, Layer head) {
        try {
            return new FireNetwork(side, mode, Frozen.whole(autoencoder.build(side)), head);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("data.crop_size: " + e.getMessage(), e);
        }
    }

    private FireNetwork.Masks mode() {
        return switch (masks) {
            case "learned" -> FireNetwork.Masks.LEARNED;
            case "fixed" -> FireNetwork.Masks.FIXED;
            case "none" -> FireNetwork.Masks.NONE;
            default -> throw new ConfigException("model.masks must be learned, fixed or none, got '" + masks + "'");
        };
    }

    private Layer classifier(int channels) {
        return switch (classifier) {
            case "light" -> new LightClassifier("classifier.", channels, dropout);
            case "resnet18" -> resNet(ResNet.Variant.RESNET18, channels);
            case "resnet50" -> resNet(ResNet.Variant.RESNET50, channels);
            default ->
                throw new ConfigException(
                        "model.classifier must be light, resnet18 or resnet50, got '" + classifier + "'");
        };
    }

    private Layer resNet(ResNet.Variant variant, int channels) {
        Backbone published = ResNet.create(variant, ResNet.Norm.INSTANCE, channels, 1);
        return new Prefixed(
                "classifier.", new Sequential(published.features(), new Dropout(dropout), published.classifier()));
    }

    /** The errors do not depend on the classifier. */
    @Override
    public String featureIdentity() {
        return autoencoder.family + " " + masks;
    }
}
