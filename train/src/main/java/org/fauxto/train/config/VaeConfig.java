// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.fauxto.config.ConfigException;
import org.fauxto.train.nn.vae.VaeNetwork;
import org.fauxto.train.nn.vae.VaeObjective;
import org.fauxto.train.system.Assembly;

/**
 * A variational autoencoder of human pictures, and a classifier of its errors and latents.
 *
 * @param widths         channels after each halving of the sides, 1 to 8 numbers of 1..2048
 * @param latentChannels numbers per place of the latent map, 1..2048
 * @param beta           weight of the latents' divergence, above 0; see {@link VaeObjective}
 * @param dropout        before the classifier's last layer, 0 up to but not including 1
 * @param loss           factors of the objective's parts
 */
@JsonTypeName("vae")
public record VaeConfig(List<Integer> widths, int latentChannels, double beta, double dropout, Loss loss)
        implements ModelConfig {
    /** Factors of the negative evidence lower bound and of the cross-entropy, above 0. */
    public record Loss(double elbo, double classification) {
        public Loss {
            if (!(elbo > 0 && classification > 0)) {
                throw new ConfigException(
                        "model.loss: elbo and classification must be above 0, got " + elbo + " and " + classification);
            }
        }
    }

    public VaeConfig {
        widths = List.copyOf(widths);
        if (widths.isEmpty() || widths.size() > 8 || widths.stream().anyMatch(w -> w < 1 || w > 2048)) {
            throw new ConfigException("model.widths must be 1 to 8 numbers of 1..2048, got " + widths);
        }
        if (latentChannels < 1 || latentChannels > 2048) {
            throw new ConfigException("model.latent_channels must lie in 1..2048, got " + latentChannels);
        }
        if (!(beta > 0) || !(dropout >= 0 && dropout < 1)) {
            throw new ConfigException(
                    "model.beta must be above 0 and model.dropout in [0, 1), got " + beta + " and " + dropout);
        }
    }

    @Override
    public Assembly assemble(int side) {
        VaeNetwork network;
        try {
            network = new VaeNetwork(side, widths, latentChannels, dropout);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("data.crop_size: " + e.getMessage(), e);
        }
        VaeObjective.Weights weights = new VaeObjective.Weights(loss.elbo, loss.classification);
        return new Assembly(network, new VaeObjective(network, beta, weights), List.of());
    }
}
