// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.fauxto.config.ConfigException;
import org.fauxto.train.nn.Dropout;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Relu;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.system.Assembly;
import org.fauxto.train.system.PublishedPart;
import org.fauxto.train.system.Split;

/**
 * A published backbone under a new head.
 *
 * @param backbone as {@code fauxto models} lists it, for example {@code resnet50}
 * @param weights  name in the catalogue of weights, a path, or {@code none} for a random start
 * @param unfreeze prefixes of the backbone's tensor names that are trained, for example {@code [layer4]}; {@code []} none, {@code ["*"]} all;
 *                 with {@code !} before it a prefix that is not, for example {@code ["*", "!layer1"]}
 */
@JsonTypeName("transfer")
public record TransferConfig(String backbone, String weights, List<String> unfreeze, Head head) implements ModelConfig {
    /** In {@link #unfreeze}: the whole backbone is trained. */
    public static final String ALL = "*";

    /** In {@link #unfreeze}, before a prefix: these stay as they are, whatever the others say. */
    public static final String EXCEPT = "!";

    private static final String PREFIX = "backbone.";

    /**
     * What stands on the backbone's pooled features.
     *
     * @param hidden  width of a hidden layer with ReLU and dropout, 0 for one linear layer on dropout, at most 65536
     * @param dropout 0 up to but not including 1
     */
    public record Head(int hidden, double dropout) {
        public Head {
            if (hidden < 0 || hidden > 65_536 || !(dropout >= 0 && dropout < 1)) {
                throw new ConfigException(
                        "model.head: hidden must lie in 0 (linear only)..65536 and dropout in [0, 1), got " + hidden
                                + " and " + dropout);
            }
        }

        private Layer on(int width) {
            return hidden == 0
                    ? new Sequential(new Dropout(dropout), new Linear("head.1", width, 1))
                    : new Sequential(
                            new Linear("head.0", width, hidden),
                            new Relu(),
                            new Dropout(dropout),
                            new Linear("head.3", hidden, 1));
        }
    }

    public TransferConfig {
        unfreeze = List.copyOf(unfreeze);
        if (backbone.isBlank() || weights.isBlank()) {
            throw new ConfigException("model.backbone and model.weights must not be blank; weights may be 'none'");
        }
        if (unfreeze.stream().anyMatch(entry -> prefix(entry).isBlank())) {
            throw new ConfigException("model.unfreeze has a blank prefix; use [\"" + ALL + "\"] to train all");
        }
        if (!unfreeze.isEmpty() && unfreeze.stream().allMatch(entry -> entry.startsWith(EXCEPT))) {
            throw new ConfigException("model.unfreeze has exceptions only, so nothing is trained; begin it with \""
                    + ALL + "\", or leave it empty");
        }
    }

    /** Whether training changes this tensor of the backbone. */
    public boolean trains(String tensor) {
        boolean named = unfreeze.stream().anyMatch(entry -> entry.equals(ALL) || tensor.startsWith(entry));
        return named
                && unfreeze.stream().noneMatch(entry -> entry.startsWith(EXCEPT) && tensor.startsWith(prefix(entry)));
    }

    private static String prefix(String entry) {
        return entry.startsWith(EXCEPT) ? entry.substring(EXCEPT.length()) : entry;
    }

    @Override
    public String featureIdentity() {
        return backbone;
    }

    @Override
    public Assembly assemble(int side) {
        PublishedPart part = PublishedPart.of("model.backbone", PREFIX, backbone, side);
        for (String entry : unfreeze) {
            String prefix = prefix(entry);
            if (!prefix.equals(ALL) && part.weights().stream().noneMatch(name -> name.startsWith(prefix))) {
                throw new ConfigException("model.unfreeze: no tensor of " + backbone + " starts with '" + prefix
                        + "'; its first and last are called " + part.weights().get(0) + " and "
                        + part.weights().get(part.weights().size() - 1));
            }
        }
        int width = part.backbone().width();
        return Assembly.split(
                new Split(part.features(this::trains), width, head.on(width)), List.of(part.source(weights)));
    }
}
