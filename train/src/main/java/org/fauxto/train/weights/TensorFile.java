// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
     * @throws IOException if its type is unknown, or it is larger than 2 GiB
     */
    HostTensor read(String name) throws IOException;

    /**
     * Opens a file of any format that is known; its first bytes say which.
     *
     * @throws IOException if it cannot be read, is of none, or asks to run a program
     */
    static TensorFile open(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(512);
        }
        if (startsWith(head, Long.BYTES, '{')) {
            return new SafeTensorsFile(file);
        }
        if (startsWith(head, 0, 'P', 'K', 3, 4)) {
            return TorchFile.zip(file);
        }
        // protocol 2, then the number 0x1950a86a20f9469cfc6c
        if (startsWith(head, 0, 0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19)) {
            return TorchFile.stream(file);
        }
        if (startsWith(head, 257, 'u', 's', 't', 'a', 'r')) {
            throw new IOException(
                    file + " is a tar archive, as torch wrote before version 0.1.10; load it in Python with"
                            + " torch.load and save its state dict anew with torch.save");
        }
        if (startsWith(head, 0, 0x80) || new String(head, StandardCharsets.ISO_8859_1).startsWith("(dp")) {
            throw new IOException(
                    file + " is a bare pickle, not a file of torch.save; save a state dict with torch.save"
                            + " in Python, or use safetensors");
        }
        return new SafeTensorsFile(file);
    }

    private static boolean startsWith(byte[] head, int from, int... magic) {
        if (head.length < from + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[from + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
