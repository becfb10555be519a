// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Frozen;
import org.fauxto.train.nn.GlobalMean;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Relu;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.system.Assembly;
import org.junit.jupiter.api.Test;

class TrainingEngineTest {
    private static final OptimiserSettings PLAIN = settings(0, 1, false);

    @Test
    void frozenTensorsStayAndTakeNoRoom() {
        Layer network = new Frozen(network(), name -> name.startsWith("body"));
        StateDict weights = StateDict.initial(network.tensors(), 1);
        TrainingState start = TrainingState.initial(network.tensors(), weights, true, LossScale.NONE);
        assertThat(start.model().tensors().keySet()).containsExactly("head.weight", "head.bias");

        TrainingState end = train(network, weights, settings(0.9, 1, false), LossScale.NONE, 3);
        assertThat(end.firstMoments().tensors().keySet()).containsExactly("head.weight", "head.bias");
        assertThat(end.model()).isNotEqualTo(start.model());
        // running statistics belong to the frozen body: a second run from the same weights sees the same
        assertThat(train(network, weights, settings(0.9, 1, false), LossScale.NONE, 3))
                .isEqualTo(end);
    }

    @Test
    void aScaledLossGivesTheSameUpdate() {
        StateDict weights = StateDict.initial(network().tensors(), 1);
        TrainingState plain = train(network(), weights, PLAIN, LossScale.NONE, 3);
        TrainingState scaled = train(network(), weights, PLAIN, LossScale.HALF, 3);
        assertThat(scaled.model()).isEqualTo(plain.model()); // a power of two costs no digit
        assertThat(scaled.scale()).isEqualTo(new LossScale(65_536, 3));
    }

    @Test
    void theScaleHalvesOnOverflowAndDoublesAfterTwoThousandGoodUpdates() {
        assertThat(LossScale.HALF.after(false)).isEqualTo(new LossScale(32_768, 0));
        assertThat(new LossScale(8, 1999).after(true)).isEqualTo(new LossScale(16, 0));
        assertThat(LossScale.NONE.after(false)).isEqualTo(LossScale.NONE);
    }

    @Test
    void theFusedOptimiserAgreesWithTheFormula() {
        StateDict weights = StateDict.initial(network().tensors(), 1);
        TrainingState plain = train(network(), weights, PLAIN, LossScale.NONE, 5);
        TrainingState fused = train(network(), weights, settings(0, 1, true), LossScale.NONE, 5);
        assertThat(fused.steps()).isEqualTo(5);
        assertClose(fused, plain, 1e-4);
        assertThat(fused.model()).isNotEqualTo(StateDict.initial(network().tensors(), 1));
    }

    @Test
    void channelsLastIsTheSameUpToRounding() {
        StateDict weights = StateDict.initial(network().tensors(), 1);
        TrainingState plain = train(network(), weights, settings(0, 1, true), LossScale.NONE, 5);
        ComputeSettings last =
                new ComputeSettings(1, ComputeSettings.Device.CPU, ComputeSettings.Precision.FLOAT32, true);
        assertClose(train(network(), weights, settings(0, 1, true), LossScale.NONE, 5, last), plain, 1e-3);
    }

    @Test
    void twoEqualBatchesAccumulatedMoveAsOne() {
        Layer network = new Sequential(new GlobalMean(), new Linear("head", 3, 1));
        StateDict weights = StateDict.initial(network.tensors(), 1);
        TrainingState one = train(network, weights, PLAIN, LossScale.NONE, 1);
        try (TrainingEngine engine = engine(network, weights, settings(0, 2, false), LossScale.NONE, plain())) {
            StepResult first = engine.step(batch(0), targets(), 0.01, 0, false);
            assertThat(first.gradientNorm()).isZero();
            assertThatThrownBy(engine::state).isInstanceOf(IllegalStateException.class);
            engine.step(batch(0), targets(), 0.01, 0, false);
            assertThat(engine.state().model()).isEqualTo(one.model());
            assertThat(engine.state().steps()).isEqualTo(1);
        }
    }

    @Test
    void aBatchThatIsNotFiniteLeavesItsGroupUsable() {
        StateDict weights = StateDict.initial(network().tensors(), 1);
        try (TrainingEngine engine = engine(network(), weights, settings(0, 2, false), LossScale.NONE, plain());
                TrainingEngine alone = engine(network(), weights, settings(0, 2, false), LossScale.NONE, plain())) {
            HostTensor broken = batch(1);
            broken.values()[0] = Float.NaN;
            engine.step(batch(0), targets(), 0.01, 0, false);
            StepResult result = engine.step(broken, targets(), 0.01, 1, false);
            assertThat(result.skipped()).isEqualTo(1);
            assertThat(result.gradientNorm()).isFinite();
            alone.step(batch(0), targets(), 0.01, 0, true);
            assertThat(engine.state()).isEqualTo(alone.state());
        }
    }

    @Test
    void theLogitsOfTheStepAreReturned() {
        StateDict weights = StateDict.initial(network().tensors(), 1);
        try (TrainingEngine engine = engine(network(), weights, PLAIN, LossScale.NONE, plain())) {
            StepResult result = engine.step(batch(0), targets(), 0.01, 0, true);
            assertThat(result.logits()).hasSize(4);
            double loss = 0;
            for (int i = 0; i < 4; i++) {
                double z = result.logits()[i];
                loss += Math.log1p(Math.exp(targets()[i] == 1 ? -z : z)) / 4;
            }
            assertThat(result.loss()).isCloseTo(loss, within(1e-6));
        }
    }

    @Test
    void aMissingGpuIsNamedWithTheProfile() {
        StateDict weights = StateDict.initial(network().tensors(), 1);
        ComputeSettings cuda =
                new ComputeSettings(1, ComputeSettings.Device.CUDA, ComputeSettings.Precision.FLOAT16, false);
        assertThatThrownBy(() -> engine(network(), weights, PLAIN, LossScale.HALF, cuda))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("-Pcuda")
                .hasMessageNotContaining("\n");
    }

    private static Layer network() {
        return new Sequential(
                Conv2d.plain("body.conv", 3, 8, 3, 2),
                new BatchNorm2d("body.norm", 8),
                new Relu(),
                new GlobalMean(),
                new Linear("head", 8, 1));
    }

    private static TrainingState train(
            Layer network, StateDict weights, OptimiserSettings settings, LossScale scale, int steps) {
        return train(network, weights, settings, scale, steps, plain());
    }

    private static TrainingState train(
            Layer network,
            StateDict weights,
            OptimiserSettings settings,
            LossScale scale,
            int steps,
            ComputeSettings compute) {
        try (TrainingEngine engine = engine(network, weights, settings, scale, compute)) {
            for (int step = 0; step < steps; step++) {
                engine.step(batch(step), targets(), 0.01, step, true);
            }
            return engine.state();
        }
    }

    private static TrainingEngine engine(
            Layer network, StateDict weights, OptimiserSettings settings, LossScale scale, ComputeSettings compute) {
        List<TensorSpec> specs = network.tensors();
        return new TrainingEngine(
                Assembly.plain(network),
                settings,
                compute,
                TrainingState.select(specs, weights, true),
                TrainingState.initial(specs, weights, settings.emaDecay() > 0, scale));
    }

    private static ComputeSettings plain() {
        return ComputeSettings.plain(1);
    }

    private static OptimiserSettings settings(double ema, int accumulate, boolean fused) {
        return new OptimiserSettings(0.9, 0.999, 1e-8, 0.01, 1, ema, accumulate, fused);
    }

    private static HostTensor batch(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[4 * 3 * 8 * 8];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        return new HostTensor(new long[] {4, 3, 8, 8}, values);
    }

    private static float[] targets() {
        return new float[] {0, 1, 0, 1};
    }

    private static void assertClose(TrainingState actual, TrainingState expected, double tolerance) {
        for (Map.Entry<String, HostTensor> entry : expected.model().tensors().entrySet()) {
            float[] a = actual.model().tensors().get(entry.getKey()).values();
            for (int i = 0; i < a.length; i++) {
                assertThat((double) a[i])
                        .as(entry.getKey())
                        .isCloseTo(entry.getValue().values()[i], within(tolerance));
            }
        }
    }
}
