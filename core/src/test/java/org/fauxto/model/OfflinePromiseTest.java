// SPDX-License-Identifier: Apache-2.0
package org.fauxto.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** docs/adr/0004: the runtime must not carry a client that reports to its maker. */
class OfflinePromiseTest {
    @Test
    void theRuntimeNamesNoTelemetryAddress() throws IOException {
        try (InputStream in =
                OrtEnvironment.class.getResourceAsStream("/ai/onnxruntime/native/linux-x64/libonnxruntime.so")) {
            assertThat(in).as("Linux library in the ONNX Runtime jar").isNotNull();
            String library = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(library.indexOf("onnxruntime")).isPositive();
            assertThat(library.indexOf("events.data.microsoft.com")).isNegative();
        }
    }
}
