// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.system;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fauxto.config.ConfigException;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.Frozen;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Prefixed;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.nn.backbone.Backbones;

/**
 * A published backbone without its classifier, as a part of a system: takes RGB 0..1, normalises as the backbone was trained, gives pooled
 * features.
 *
 * @param prefix of its tensors in the system, ends in a dot
 */
public record PublishedPart(String prefix, Backbone backbone) {
    /** Of the published classifier, which is not used. */
    private static final int CLASSES = 1000;

    /**
     * The backbone of this name.
     *
     * @param key  of the configuration that names it, for the message
     * @param side of the pictures, in pixels
     * @throws ConfigException if there is none, or the side does not suit it
     */
    public static PublishedPart of(String key, String prefix, String name, int side) {
        try {
            return new PublishedPart(prefix, Backbones.create(name, side, CLASSES));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(key + ": " + e.getMessage(), e);
        }
    }

    /** Features, of which training changes the weights whose published names pass. */
    public Layer features(Predicate<String> trained) {
        Set<String> names = weights().stream().filter(trained).collect(Collectors.toSet());
        return new Sequential(backbone.statistics(), new Prefixed(prefix, Frozen.allBut(backbone.features(), names)));
    }

    /** Features, of which training changes the last {@code tail} weights only. */
    public Layer features(int tail) {
        List<String> weights = weights();
        return features(Set.copyOf(weights.subList(Math.max(0, weights.size() - tail), weights.size()))::contains);
    }

    /** Published names of the weights of the features, in order; running statistics do not count. */
    public List<String> weights() {
        return backbone.features().tensors().stream()
                .filter(spec -> spec.role() != TensorSpec.Role.BUFFER)
                .map(TensorSpec::name)
                .toList();
    }

    /** Where its weights come from; those of the classifier may be there, too. */
    public WeightSource source(String weights) {
        Set<String> used =
                backbone.features().tensors().stream().map(TensorSpec::name).collect(Collectors.toSet());
        List<String> unused = backbone.tensors().stream()
                .map(TensorSpec::name)
                .filter(name -> !used.contains(name))
                .toList();
        return new WeightSource(prefix, weights, unused);
    }
}
