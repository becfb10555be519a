// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.util.List;
import java.util.Optional;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.nn.autoencoder.AutoencoderKl;
import org.fauxto.train.nn.autoencoder.TinyAutoencoder;
import org.fauxto.train.nn.backbone.Backbones;

/** The tensors that a publication should have: those of the network it is for. */
final class Networks {
    /** As published networks see pictures; no tensor's shape depends on it where positions are not learned. */
    private static final int SIDE = 224;

    private Networks() {}

    /** Nothing where this build has no such network. */
    static Optional<List<TensorSpec>> tensors(Publication publication) {
        return network(publication).map(Layer::tensors);
    }

    private static Optional<Layer> network(Publication publication) {
        String name = publication.network();
        if (name.equals("sd-vae")) {
            return Optional.of(new AutoencoderKl("", AutoencoderKl.Shape.STABLE_DIFFUSION, SIDE));
        }
        if (Backbones.names().contains(name)) {
            return Optional.of(Backbones.create(name, SIDE, publication.classes()));
        }
        return TinyAutoencoder.Shape.named(name).map(shape -> new TinyAutoencoder("", shape));
    }
}
