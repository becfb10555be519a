// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fauxto.model.ModelCard;
import org.fauxto.train.nn.GlobalMean;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.StateDict;

/**
 * For people: writes models/gray.onnx and models/gray-whole.onnx of cli/src/test/resources, whose logit is ten times the mean gray minus
 * five, of crops and of the whole picture.
 */
final class GrayModel {
    private GrayModel() {}

    public static void main(String[] args) throws IOException {
        StateDict weights = new StateDict(Map.of(
                "l.weight", new HostTensor(new long[] {1, 3}, new float[] {10f / 3, 10f / 3, 10f / 3}),
                "l.bias", new HostTensor(new long[] {1}, new float[] {-5})));
        write(Path.of(args[0], "gray.onnx"), weights, "");
        write(Path.of(args[0], "gray-whole.onnx"), weights, ",\"view\":\"whole\",\"resize_side\":32");
    }

    private static void write(Path file, StateDict weights, String view) throws IOException {
        String card = """
                {"name":"gray","version":"1","crop_size":32,"crops_per_image":2,"decoder":"test","temperature":2.0,
                "bias":0.5,"trained_on":"nothing","licence":"Apache-2.0"%s}""".formatted(view);
        OnnxWriter.Frame frame = new OnnxWriter.Frame(
                "gray", "crops", List.of(3, 32, 32), "logits", List.of(1), new TreeMap<>(Map.of(ModelCard.KEY, card)));
        Files.write(file, OnnxWriter.encode(new Sequential(new GlobalMean(), new Linear("l", 3, 1)), weights, frame));
    }
}
