// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.jspecify.annotations.Nullable;

/** The tensors of one or several open files under the network's names. */
final class PublishedTensors implements Closeable {
    private final List<TensorFile> files = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private @Nullable String clash;

    private PublishedTensors() {}

    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Place(TensorFile file, String stored, long[] shape) {}

    /**
     * One file to open.
     *
     * @param prefix put before the names once they are mapped
     */
    record Part(Path file, NameMapping mapping, String prefix) {}

    /**
     * Opens the files.
     *
     * @throws IOException if one cannot be read
     */
    static PublishedTensors open(List<Part> parts) throws IOException {
        PublishedTensors tensors = new PublishedTensors();
        try {
            for (Part part : parts) {
                tensors.add(part);
            }
            return tensors;
        } catch (IOException | RuntimeException e) {
            tensors.close();
            throw e;
        }
    }

    private void add(Part part) throws IOException {
        TensorFile file = TensorFile.open(part.file());
        files.add(file);
        file.shapes()
                .forEach((stored, shape) -> part.mapping().apply(stored).ifPresent(mapped -> {
                    String name = part.prefix() + mapped;
                    Place other = places.put(name, new Place(file, stored, shape));
                    if (other != null && clash == null) {
                        clash = part.file() + ": " + other.stored() + " and " + stored + " would both be called " + name
                                + " under the name mapping '" + part.mapping().name() + "'";
                    }
                }));
    }

    /** What is wrong where two tensors would get the same name. */
    Optional<String> clash() {
        return Optional.ofNullable(clash);
    }

    /** Shapes by the network's names. */
    Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        places.forEach((name, place) -> shapes.put(name, place.shape()));
        return shapes;
    }

    /** The values of tensors that are there, in this order. */
    StateDict read(List<TensorSpec> wanted) throws IOException {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        for (TensorSpec spec : wanted) {
            Place place = places.get(spec.name());
            if (place == null) {
                throw new IOException("there is no tensor " + spec.name());
            }
            tensors.put(spec.name(), place.file().read(place.stored()));
        }
        return new StateDict(tensors);
    }

    @Override
    public void close() throws IOException {
        for (TensorFile file : files) {
            file.close();
        }
    }
}
