// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights.pickle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** The names a pickle may refer to, and what calling them makes; there are no others. */
enum Allowed {
    ORDERED_DICT("collections.OrderedDict") {
        @Override
        Object call(List<?> arguments) throws PickleException {
            if (!arguments.isEmpty()) {
                throw new PickleException("its pickle makes a dict from a list, which torch does not");
            }
            return new LinkedHashMap<>();
        }
    },
    /** torch/_utils.py: storage, storage_offset, size, stride, requires_grad, backward_hooks. */
    TENSOR("torch._utils._rebuild_tensor_v2") {
        @Override
        Object call(List<?> arguments) throws PickleException {
            return StoredTensor.of(
                    (StoredTensor.Storage) arguments.get(0), (Long) arguments.get(1), (List<?>) arguments.get(2), (List<
                                    ?>)
                            arguments.get(3));
        }
    },
    /** torch/_utils.py: data, requires_grad, backward_hooks. */
    PARAMETER("torch._utils._rebuild_parameter") {
        @Override
        Object call(List<?> arguments) {
            return (StoredTensor) arguments.get(0);
        }
    },
    SIZE("torch.Size") {
        @Override
        Object call(List<?> arguments) {
            return arguments.get(0);
        }
    };

    private static final Set<String> STORAGES = Set.of(
            "DoubleStorage",
            "FloatStorage",
            "HalfStorage",
            "BFloat16Storage",
            "LongStorage",
            "IntStorage",
            "ShortStorage",
            "CharStorage",
            "ByteStorage",
            "BoolStorage");

    private final String qualified;

    Allowed(String qualified) {
        this.qualified = qualified;
    }

    /** The class of a storage, which is only named. */
    record StorageClass(String name) {}

    /** A name of torch that stands for itself, such as {@code float16}. */
    record Constant(String name) {}

    /** What Python's {@code callable(*arguments)} would make. */
    abstract Object call(List<?> arguments) throws PickleException;

    /**
     * What a pickle refers to.
     *
     * @throws PickleException naming it, if it is none of the allowed
     */
    static Object find(String module, String name) throws PickleException {
        String qualified = module + "." + name;
        for (Allowed allowed : values()) {
            if (allowed.qualified.equals(qualified)) {
                return allowed;
            }
        }
        if (module.equals("torch") && STORAGES.contains(name)) {
            return new StorageClass(name);
        }
        if (module.equals("torch") && name.matches("b?float(16|32|64)?|double|half|u?int(8|16|32|64)|long|bool")) {
            return new Constant(name);
        }
        throw new PickleException(
                "its pickle asks for " + qualified + ", which is not among the names that tensors are made of ("
                        + "a pickle may name any program to run, so nothing else is allowed). If you trust the file and it is a whole"
                        + " model or checkpoint, save its tensors alone, in Python: torch.save(model.state_dict(), 'weights.pth')");
    }
}
