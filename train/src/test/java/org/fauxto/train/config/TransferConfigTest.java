// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fauxto.config.ConfigException;
import org.fauxto.train.config.TransferConfig.Head;
import org.junit.jupiter.api.Test;

class TransferConfigTest {
    private static TransferConfig unfreezing(String... entries) {
        return new TransferConfig("resnet18", "none", List.of(entries), new Head(0, 0));
    }

    @Test
    void exceptionsWinOverWhatTheyExcept() {
        TransferConfig tail = unfreezing("!layer1.", "*", "!conv1");
        assertThat(tail.trains("layer4.0.conv1.weight")).isTrue();
        assertThat(tail.trains("layer1.0.conv1.weight")).isFalse();
        assertThat(tail.trains("conv1.weight")).isFalse();
        assertThat(unfreezing("layer4", "!layer4.1").trains("layer4.1.conv2.weight"))
                .isFalse();
        assertThat(unfreezing("layer4", "!layer4.1").trains("layer3.1.conv2.weight"))
                .isFalse();
    }

    @Test
    void whatNamesNothingIsAnError() {
        assertThatThrownBy(() -> unfreezing("*", "!"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("blank prefix");
        assertThatThrownBy(() -> unfreezing("!layer1."))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("begin it with \"*\"");
        assertThatThrownBy(() -> unfreezing("*", "!layer9.").assemble(64))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("starts with 'layer9.'");
    }

    @Test
    void theEmbeddedRecipeLeavesTheFirstFourBlocksAlone() throws Exception {
        TransferConfig model = (TransferConfig) ConfigFile.read(Path.of("../configs/embedded.yaml"), Map.of())
                .config()
                .model();
        assertThat(model.trains("features.0.0.weight")).isFalse();
        assertThat(model.trains("features.3.conv.2.bias")).isFalse();
        assertThat(model.trains("features.4.conv.0.0.weight")).isTrue();
        assertThat(model.trains("features.18.0.weight")).isTrue();
    }
}
