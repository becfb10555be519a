// SPDX-License-Identifier: Apache-2.0
package org.fauxto.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlConfigTest {
    record Knobs(double learningRate, int batchSize) {
        Knobs {
            if (batchSize < 1) {
                throw new ConfigException("batch_size must be at least 1, got " + batchSize);
            }
        }
    }

    @Test
    void readsSnakeCaseKeys() {
        assertThat(read("learning_rate: 0.5\nbatch_size: 8\n")).isEqualTo(new Knobs(0.5, 8));
    }

    @Test
    void anUnknownKeyIsAnErrorThatNamesTheNearestOne() {
        assertThatThrownBy(() -> read("learning_rate: 0.5\nbatchsize: 8\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("knobs.yaml")
                .hasMessageContaining("unknown key 'batchsize'")
                .hasMessageContaining("did you mean 'batch_size'");
    }

    @Test
    void aMissingKeyIsAnError() {
        assertThatThrownBy(() -> read("learning_rate: 0.5\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("batch_size");
    }

    @Test
    void aDoubledKeyIsAnError() {
        assertThatThrownBy(() -> read("learning_rate: 0.5\nbatch_size: 8\nbatch_size: 9\n"))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void aBrokenRuleSpeaksForItself() {
        assertThatThrownBy(() -> read("learning_rate: 0.5\nbatch_size: 0\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("batch_size must be at least 1, got 0");
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Shape permits Circle, Square {}

    @JsonTypeName("circle")
    record Circle(double radius) implements Shape {}

    @JsonTypeName("square")
    record Square(double side) implements Shape {}

    record Drawing(Shape shape, List<Knobs> knobs) {}

    @Test
    void aKeyChoosesTheFormOfASealedSection() {
        assertThat(drawing("shape: {kind: square, side: 2}\nknobs: [{learning_rate: 1, batch_size: 2}]\n"))
                .isEqualTo(new Drawing(new Square(2), List.of(new Knobs(1, 2))));
    }

    @Test
    void anUnknownOrMissingFormNamesTheKnownOnes() {
        assertThatThrownBy(() -> drawing("shape: {kind: circel, radius: 2}\nknobs: []\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("shape.kind 'circel' is unknown; did you mean 'circle'? Known: circle, square");
        assertThatThrownBy(() -> drawing("shape: {radius: 2}\nknobs: []\n"))
                .hasMessageContaining("shape.kind is missing; Known: circle, square");
    }

    @Test
    void unknownKeysAreNamedInsideFormsAndLists() {
        assertThatThrownBy(() -> drawing("shape: {kind: circle, radus: 2}\nknobs: []\n"))
                .hasMessageContaining("unknown key 'shape.radus'; did you mean 'radius'");
        assertThatThrownBy(
                        () -> drawing("shape: {kind: circle, radius: 2}\nknobs: [{learning_rat: 1, batch_size: 2}]\n"))
                .hasMessageContaining("unknown key 'knobs[0].learning_rat'; did you mean 'learning_rate'");
    }

    private static Drawing drawing(String yaml) {
        return YamlConfig.read(
                "drawing.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), Drawing.class);
    }

    @Test
    void distanceIsLevenshtein() {
        assertThat(YamlConfig.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(YamlConfig.distance("", "abc")).isEqualTo(3);
    }

    private static Knobs read(String yaml) {
        return YamlConfig.read(
                "knobs.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), Knobs.class);
    }
}
