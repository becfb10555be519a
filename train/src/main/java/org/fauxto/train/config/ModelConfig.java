// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.fauxto.train.system.Assembly;

/** Section {@code model} of a training configuration; its key {@code network} chooses the record that the rest is read into. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "network")
public sealed interface ModelConfig
        permits ResidualNetConfig, TransferConfig, FusionConfig, FireConfig, VaeConfig, BaselineConfig {
    /** What {@code network} says. */
    default String network() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /** All that decides how the network's fixed part computes features, beside its weights. */
    default String featureIdentity() {
        return toString();
    }

    /**
     * The system this section describes.
     *
     * @param side of the pictures, in pixels
     * @throws org.fauxto.config.ConfigException if the section names what there is not, or the side does not suit the network
     */
    Assembly assemble(int side);
}
