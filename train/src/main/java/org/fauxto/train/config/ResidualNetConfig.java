// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.fauxto.config.ConfigException;
import org.fauxto.train.nn.ResidualNet;
import org.fauxto.train.system.Assembly;

/**
 * The network of the shipped model.
 *
 * @param residualFactor multiplies the median residual, above 0
 * @param widths         channels of the stem and of each stage, 2 to 8 numbers of 1..2048
 * @param blocks         residual blocks per stage, 1..50
 * @param dropout        before the last layer, 0 up to but not including 1
 */
@JsonTypeName("residual-net")
public record ResidualNetConfig(double residualFactor, List<Integer> widths, int blocks, double dropout)
        implements ModelConfig {
    public ResidualNetConfig {
        widths = List.copyOf(widths);
        if (widths.size() < 2 || widths.size() > 8 || widths.stream().anyMatch(w -> w < 1 || w > 2048)) {
            throw new ConfigException("model.widths must be 2 to 8 numbers of 1..2048, got " + widths);
        }
        if (blocks < 1 || blocks > 50) {
            throw new ConfigException("model.blocks must lie in 1..50, got " + blocks);
        }
        if (!(residualFactor > 0) || !(dropout >= 0 && dropout < 1)) {
            throw new ConfigException("model.residual_factor must be above 0 and model.dropout in [0, 1), got "
                    + residualFactor + " and " + dropout);
        }
    }

    @Override
    public Assembly assemble(int side) {
        return Assembly.plain(new ResidualNet((float) residualFactor, widths, blocks, dropout));
    }
}
