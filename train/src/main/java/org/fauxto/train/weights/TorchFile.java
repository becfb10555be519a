// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.weights.pickle.PickleException;
import org.fauxto.train.weights.pickle.StoredTensor;
import org.jspecify.annotations.Nullable;

/** A file that {@code torch.save} wrote: a pickle that says what tensors there are, and the storages they are views of. */
final class TorchFile implements TensorFile {
    private static final Map<String, ElementType> TYPES = Map.of(
            "DoubleStorage", ElementType.F64,
            "FloatStorage", ElementType.F32,
            "HalfStorage", ElementType.F16,
            "BFloat16Storage", ElementType.BF16,
            "LongStorage", ElementType.I64,
            "IntStorage", ElementType.I32,
            "ShortStorage", ElementType.I16,
            "CharStorage", ElementType.I8,
            "ByteStorage", ElementType.U8,
            "BoolStorage", ElementType.BOOL);

    private final Path file;
    private final Storages storages;
    private final Map<String, StoredTensor> tensors;
    /** Consecutive tensors are often views of one storage. */
    private StoredTensor.@Nullable Storage lastStorage;

    private ByteBuffer lastBytes = ByteBuffer.allocate(0);

    /** Where a file keeps its pickle and its storages. */
    interface Storages extends Closeable {
        /** What the pickle holds. */
        Object root() throws IOException;

        /** A storage's bytes, as many as its numbers take. */
        ByteBuffer bytes(StoredTensor.Storage storage, long length) throws IOException;
    }

    private TorchFile(Path file, Storages storages) throws IOException {
        this.file = file;
        this.storages = storages;
        try {
            this.tensors = TorchTensors.in(storages.root());
        } catch (PickleException e) {
            storages.close();
            throw new IOException(file + " is refused: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            storages.close();
            throw e;
        }
    }

    /** Of torch 1.6 and later: a zip archive. */
    static TorchFile zip(Path file) throws IOException {
        return new TorchFile(file, new ZipStorages(file));
    }

    /** Of torch before 1.6: pickles one after the other, then the storages. */
    static TorchFile stream(Path file) throws IOException {
        return new TorchFile(file, new StreamStorages(file));
    }

    static ElementType type(StoredTensor.Storage storage) {
        return Objects.requireNonNull(TYPES.get(storage.type()), storage.type());
    }

    @Override
    public Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> shapes.put(name, shape(tensor)));
        return shapes;
    }

    private static long[] shape(StoredTensor tensor) {
        return tensor.shape().stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public HostTensor read(String name) throws IOException {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IOException(file + " has no tensor " + name);
        }
        StoredTensor.Storage storage = tensor.storage();
        ElementType type = type(storage);
        if (storage.count() > Integer.MAX_VALUE / type.bytes()) {
            throw new IOException(
                    file + ": " + name + " lies in a storage larger than 2 GiB, more than one may be here");
        }
        if (!storage.equals(lastStorage)) {
            lastBytes = storages.bytes(storage, storage.count() * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            lastStorage = storage;
        }
        return new HostTensor(shape(tensor), gather(tensor, type, lastBytes));
    }

    /** The view's values, row-major. */
    private static float[] gather(StoredTensor tensor, ElementType type, ByteBuffer bytes) {
        long[] shape = shape(tensor);
        List<Long> strides = tensor.strides();
        int size = 1;
        for (long d : shape) {
            size *= (int) d;
        }
        float[] values = new float[size];
        long[] index = new long[shape.length];
        long place = tensor.offset();
        for (int i = 0; i < size; i++) {
            values[i] = type.at(bytes, (int) place * type.bytes());
            for (int d = shape.length - 1; d >= 0; d--) {
                place += strides.get(d);
                if (++index[d] < shape[d]) {
                    break;
                }
                place -= shape[d] * strides.get(d);
                index[d] = 0;
            }
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        storages.close();
    }
}
