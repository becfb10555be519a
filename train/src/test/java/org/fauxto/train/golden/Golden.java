// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Objects;
import org.fauxto.train.nn.HostTensor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fixture written by a script of {@code tools/golden}: samples of a reference implementation's outputs.
 *
 * @param cases by name
 */
public record Golden(JsonNode cases) {
    /** Largest error, as a share of the largest value. */
    private static final double TOLERANCE = 1e-4;

    /** Reads a resource. */
    public static Golden read(String resource) throws Exception {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(resource), resource)) {
            return new Golden(JsonMapper.builder().build().readTree(in).get("cases"));
        }
    }

    /** Holds an output to the reference's. */
    public void assertClose(String name, String output, HostTensor actual) {
        assertClose(name, output, actual, Hashed.MOST_SAMPLES);
    }

    /** Holds an output to the reference's, of which the fixture keeps fewer samples. */
    public void assertClose(String name, String output, HostTensor actual, int samples) {
        JsonNode expected = cases.path(name).path(output);
        float[] sample = Hashed.sample(actual, samples);
        assertThat(expected.size()).as(name + " " + output).isEqualTo(sample.length);
        double largest = 0;
        double error = 0;
        for (int i = 0; i < sample.length; i++) {
            largest = Math.max(largest, Math.abs(expected.get(i).asDouble()));
            error = Math.max(error, Math.abs(sample[i] - expected.get(i).asDouble()));
        }
        assertThat(error / largest).as(name + " " + output).isLessThanOrEqualTo(TOLERANCE);
    }
}
