// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fauxto.train.weights.pickle.PickleException;
import org.fauxto.train.weights.pickle.StoredTensor;
import org.fauxto.train.weights.pickle.Unpickler;

/**
 * torch's format before 1.6 (torch/serialization.py, {@code _legacy_save}): pickles of a magic number, a version, the system's properties, the
 * tensors and the keys of the storages; then each storage's length, 8 bytes, and numbers.
 */
final class StreamStorages implements TorchFile.Storages {
    private static final long MOST_PICKLED = 64 << 20;
    private static final long VERSION = 1001;

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Long> places = new HashMap<>();

    StreamStorages(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file);
    }

    @Override
    public Object root() throws IOException {
        ByteBuffer head = channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(channel.size(), MOST_PICKLED));
        new Unpickler(head).load();
        Object version = new Unpickler(head).load();
        Object system = new Unpickler(head).load();
        if (!version.equals(VERSION)
                || !(system instanceof Map<?, ?> properties)
                || !Boolean.TRUE.equals(properties.get("little_endian"))) {
            throw new PickleException("it was written by a torch of another version or on a big-endian machine");
        }
        Unpickler tensors = new Unpickler(head);
        Object root = tensors.load();
        if (!(new Unpickler(head).load() instanceof List<?> keys)) {
            throw new PickleException("it has no list of storages");
        }
        locate(keys, tensors.storages(), head.position());
        return root;
    }

    private void locate(List<?> keys, Map<String, StoredTensor.Storage> storages, long start) throws IOException {
        long place = start;
        for (Object key : keys) {
            StoredTensor.Storage storage = key instanceof String text ? storages.get(text) : null;
            if (storage == null) {
                throw new PickleException("it has a storage that no tensor refers to");
            }
            long count = length(place);
            if (count != storage.count()) {
                throw new PickleException(
                        "its storage " + key + " should have " + storage.count() + " numbers, has " + count);
            }
            place += Long.BYTES;
            places.put(storage.key(), place);
            place = end(place, storage);
        }
    }

    private long length(long place) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, place + bytes.position()) >= 0) {}
        if (bytes.hasRemaining()) {
            throw new PickleException("it ends in the middle; it is cut short");
        }
        return bytes.getLong(0);
    }

    private long end(long place, StoredTensor.Storage storage) throws IOException {
        long left = channel.size() - place;
        int bytes = TorchFile.type(storage).bytes();
        if (storage.count() > left / bytes) {
            throw new PickleException("it ends in the middle of storage " + storage.key() + "; it is cut short");
        }
        return place + storage.count() * bytes;
    }

    @Override
    public ByteBuffer bytes(StoredTensor.Storage storage, long length) throws IOException {
        Long place = places.get(storage.key());
        if (place == null) {
            throw new IOException(file + " has no storage " + storage.key() + "; it is damaged");
        }
        return channel.map(FileChannel.MapMode.READ_ONLY, place, length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
