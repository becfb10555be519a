// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.fauxto.config.ConfigException;
import org.fauxto.train.system.Assembly;

/**
 * A published backbone under a new head.
 *
 * @param backbone as {@code fauxto models} lists it, for example {@code resnet50}
 * @param weights  name in the catalogue of weights, a path, or {@code none} for a random start
 * @param unfreeze prefixes of the backbone's tensor names that are trained, for example {@code [layer4]}; {@code []} none, {@code ["*"]} all
 */
@JsonTypeName("transfer")
public record TransferConfig(String backbone, String weights, List<String> unfreeze, Head head) implements ModelConfig {
    /** In {@link #unfreeze}: the whole backbone is trained. */
    public static final String ALL = "*";

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
    }

    public TransferConfig {
        unfreeze = List.copyOf(unfreeze);
        if (backbone.isBlank() || weights.isBlank()) {
            throw new ConfigException("model.backbone and model.weights must not be blank; weights may be 'none'");
        }
        if (unfreeze.stream().anyMatch(String::isBlank)) {
            throw new ConfigException("model.unfreeze has a blank prefix; use [\"" + ALL + "\"] to train all");
        }
    }

    /** Whether training changes this tensor of the backbone. */
    public boolean trains(String tensor) {
        return unfreeze.stream().anyMatch(prefix -> prefix.equals(ALL) || tensor.startsWith(prefix));
    }

    @Override
    public String featureIdentity() {
        return backbone;
    }

    @Override
    public Assembly assemble(int side) {
        throw new ConfigException("model.network 'transfer': this build has no backbones yet");
    }
}
