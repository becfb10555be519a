// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.fauxto.train.nn.HostTensor;

/** An open file of named tensors; its values are read one tensor at a time. */
interface TensorFile extends Closeable {
    /** Shapes by name, in the file's order. */
    Map<String, long[]> shapes();

    /**
     * One tensor as float32.
     *
     * @throws IOException if its type is unknown, or it has more values than a Java array
     */
    HostTensor read(String name) throws IOException;

    /**
     * Opens a file of any format that is known.
     *
     * @throws IOException if it cannot be read, or is of none
     */
    static TensorFile open(Path file) throws IOException {
        return new SafeTensorsFile(file);
    }
}
