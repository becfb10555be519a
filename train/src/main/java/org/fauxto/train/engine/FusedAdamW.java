// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.global.torch;
import org.fauxto.train.nn.TensorSpec;

/** libtorch's {@code _fused_adamw_}, one kernel for all tensors of a group. The presets map no name with a leading underscore. */
@SuppressWarnings("try") // pointer scopes and guards act by being open
final class FusedAdamW {
    private FusedAdamW() {}

    /**
     * One update of parameters that share a weight decay.
     *
     * @param steps including this one
     */
    static void step(
            List<TensorSpec> parameters,
            TensorStore model,
            TensorStore first,
            TensorStore second,
            long steps,
            double learningRate,
            double decay,
            OptimiserSettings settings) {
        try (PointerScope scope = new PointerScope()) {
            List<TensorSpec> moved = parameters.stream()
                    .filter(spec -> model.get(spec).grad().defined())
                    .toList();
            if (moved.isEmpty()) {
                return;
            }
            Tensor count = torch.tensor((float) steps);
            Tensor there = model.get(moved.get(0)).is_cuda() ? count.cuda() : count;
            List<IValue> arguments = new ArrayList<>();
            arguments.add(list(moved, model::get));
            arguments.add(list(moved, spec -> gradient(model.get(spec))));
            arguments.add(list(moved, first::get));
            arguments.add(list(moved, second::get));
            arguments.add(list(List.of(), first::get)); // the largest second moments, of AMSGrad only
            arguments.add(list(moved, spec -> there));
            for (double number :
                    new double[] {learningRate, settings.beta1(), settings.beta2(), decay, settings.epsilon()}) {
                arguments.add(new IValue(number));
            }
            arguments.add(new IValue(false)); // amsgrad
            arguments.add(new IValue(false)); // maximize
            arguments.add(new IValue()); // grad_scale
            arguments.add(new IValue()); // found_inf
            IValueVector stack = new IValueVector(arguments.toArray(IValue[]::new));
            Dispatcher dispatcher = Dispatcher.singleton();
            dispatcher.callBoxed(dispatcher.findSchemaOrThrow("aten::_fused_adamw_", ""), stack);
        }
    }

    /** The kernel walks raw memory: a gradient must lie as its parameter does. */
    private static Tensor gradient(Tensor parameter) {
        Tensor gradient = parameter.grad();
        for (int d = 0; d < parameter.dim(); d++) {
            if (parameter.size(d) > 1 && parameter.stride(d) != gradient.stride(d)) {
                return torch.empty_like(parameter).copy_(gradient);
            }
        }
        return gradient;
    }

    private static IValue list(List<TensorSpec> specs, Function<TensorSpec, Tensor> tensor) {
        // without TypePtr, Java would choose the constructor that reinterprets a pointer
        GenericList list = new GenericList(new Type.TypePtr(TensorType.get()));
        specs.forEach(spec -> list.push_back(new IValue(tensor.apply(spec))));
        return new IValue(list);
    }
}
