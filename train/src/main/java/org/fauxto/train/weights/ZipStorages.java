// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.fauxto.train.weights.pickle.PickleException;
import org.fauxto.train.weights.pickle.StoredTensor;
import org.fauxto.train.weights.pickle.Unpickler;

/** torch's zip archive: {@code NAME/data.pkl}, {@code NAME/data/KEY} for every storage, {@code NAME/byteorder}; nothing compressed. */
final class ZipStorages implements TorchFile.Storages {
    private static final String PICKLE = "/data.pkl";
    private static final int MOST_PICKLED = 64 << 20;

    private final Path file;
    private final ZipFile zip;
    private final String folder;

    ZipStorages(Path file) throws IOException {
        this.file = file;
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new IOException(
                    file + " begins like a zip archive but is none (" + e.getMessage()
                            + "); it is cut short or damaged",
                    e);
        }
        List<String> pickles = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.length() - PICKLE.length())
                .toList();
        if (pickles.size() != 1) {
            zip.close();
            throw new IOException(file + " is a zip archive without the one data.pkl of torch.save");
        }
        this.folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length() + 1);
    }

    @Override
    public Object root() throws IOException {
        ZipEntry order = zip.getEntry(folder + "byteorder");
        if (order != null && !new String(read(order, 16), StandardCharsets.US_ASCII).equals("little")) {
            throw new PickleException("it was written on a big-endian machine, whose numbers are not read here");
        }
        return new Unpickler(ByteBuffer.wrap(read(entry("data.pkl"), MOST_PICKLED))).load();
    }

    @Override
    public ByteBuffer bytes(StoredTensor.Storage storage, long length) throws IOException {
        ZipEntry entry = entry("data/" + storage.key());
        if (entry.getSize() != length) {
            throw new IOException(file + ": storage " + storage.key() + " of " + storage.count()
                    + " numbers should have " + length + " bytes, has " + entry.getSize());
        }
        return ByteBuffer.wrap(read(entry, Integer.MAX_VALUE));
    }

    private ZipEntry entry(String name) throws IOException {
        ZipEntry entry = zip.getEntry(folder + name);
        if (entry == null) {
            throw new IOException(file + " has no " + folder + name + "; it is damaged");
        }
        return entry;
    }

    private byte[] read(ZipEntry entry, int most) throws IOException {
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > most) {
            throw new IOException(file + ": " + entry.getName() + " is compressed or larger than " + most
                    + " bytes, which torch.save does not write");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) entry.getSize());
            if (bytes.length != entry.getSize()) {
                throw new IOException(file + ": " + entry.getName() + " is cut short");
            }
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
