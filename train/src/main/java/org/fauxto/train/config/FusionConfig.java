// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.fauxto.config.ConfigException;
import org.fauxto.train.system.Assembly;

/**
 * Two published backbones side by side, their pooled features joined under one head: batch normalisation, then linear layers with ReLU and
 * dropout.
 *
 * @param trainableTail how many of each backbone's last parameter tensors are trained; statistics do not count
 */
@JsonTypeName("fusion")
public record FusionConfig(List<Part> backbones, int trainableTail, Head head) implements ModelConfig {
    /**
     * One backbone.
     *
     * @param name    as {@code fauxto models} lists it
     * @param weights name in the catalogue of weights, a path, or {@code none} for a random start
     */
    public record Part(String name, String weights) {
        public Part {
            if (name.isBlank() || weights.isBlank()) {
                throw new ConfigException("model.backbones: name and weights must not be blank; weights may be 'none'");
            }
        }
    }

    /**
     * What stands on the joined features.
     *
     * @param widths  of the hidden layers, 0 to 8 numbers of 1..65536
     * @param dropout after every hidden layer but the last, 0 up to but not including 1
     */
    public record Head(List<Integer> widths, double dropout) {
        public Head {
            widths = List.copyOf(widths);
            if (widths.size() > 8 || widths.stream().anyMatch(w -> w < 1 || w > 65_536)) {
                throw new ConfigException("model.head.widths must be at most 8 numbers of 1..65536, got " + widths);
            }
            if (!(dropout >= 0 && dropout < 1)) {
                throw new ConfigException("model.head.dropout must lie in [0, 1), got " + dropout);
            }
        }
    }

    public FusionConfig {
        backbones = List.copyOf(backbones);
        if (backbones.size() != 2) {
            throw new ConfigException("model.backbones must be two, got " + backbones.size());
        }
        if (trainableTail < 0) {
            throw new ConfigException("model.trainable_tail must be at least 0, got " + trainableTail);
        }
    }

    @Override
    public String featureIdentity() {
        return backbones.stream().map(Part::name).toList().toString();
    }

    @Override
    public Assembly assemble(int side) {
        throw new ConfigException("model.network 'fusion': this build has no backbones yet");
    }
}
