// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import org.fauxto.config.ConfigException;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.Branches;
import org.fauxto.train.nn.Dropout;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Relu;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.system.Assembly;
import org.fauxto.train.system.PublishedPart;
import org.fauxto.train.system.Split;
import org.fauxto.train.system.WeightSource;

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

        private Layer on(int width) {
            List<Layer> layers = new ArrayList<>();
            layers.add(new BatchNorm2d("head.0", width));
            int in = width;
            for (int i = 0; i < widths.size(); i++) {
                layers.add(new Linear("head." + layers.size(), in, widths.get(i)));
                layers.add(new Relu());
                if (i < widths.size() - 1) {
                    layers.add(new Dropout(dropout));
                }
                in = widths.get(i);
            }
            layers.add(new Linear("head." + layers.size(), in, 1));
            return new Sequential(layers);
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
        List<Layer> branches = new ArrayList<>();
        List<WeightSource> sources = new ArrayList<>();
        int width = 0;
        for (int i = 0; i < backbones.size(); i++) {
            String prefix = "backbones." + i + ".";
            PublishedPart part = PublishedPart.of(
                    "model.backbones[" + i + "].name", prefix, backbones.get(i).name(), side);
            branches.add(part.features(trainableTail));
            sources.add(part.source(backbones.get(i).weights()));
            width += part.backbone().width();
        }
        return Assembly.split(new Split(new Branches(branches), width, head.on(width)), sources);
    }
}
