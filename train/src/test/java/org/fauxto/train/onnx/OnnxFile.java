// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.StateDict;

/** Writes networks to disk and runs them from there, as is the way with large ones. */
public final class OnnxFile {
    private OnnxFile() {}

    /** What ONNX Runtime gives for a network in a file of this folder. */
    public static HostTensor run(Path folder, Layer network, StateDict weights, HostTensor input, long... outputShape)
            throws Exception {
        Path file = folder.resolve("network.onnx");
        OnnxWriter.write(file, network, weights, frame(input, outputShape));
        return run(file, input);
    }

    static OnnxWriter.Frame frame(HostTensor input, long... outputShape) {
        return new OnnxWriter.Frame(
                "test", "in", tail(input.shape()), "out", tail(outputShape), new TreeMap<>(Map.of("key", "value")));
    }

    private static List<Integer> tail(long[] shape) {
        return Arrays.stream(shape).skip(1).mapToObj(d -> (int) d).toList();
    }

    static HostTensor run(Path file, HostTensor input) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file.toString());
                OnnxTensor tensor =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.values()), input.shape());
                OrtSession.Result result = session.run(Map.of("in", tensor))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            float[] values = new float[(int) output.getInfo().getNumElements()];
            output.getFloatBuffer().get(values);
            return new HostTensor(output.getInfo().getShape(), values);
        }
    }
}
