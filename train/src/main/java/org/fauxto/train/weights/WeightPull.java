// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.fauxto.config.ConfigException;
import org.fauxto.image.Sha256;

/** Fetches published files into the cache; a file is there whole and verified, or not at all. */
public final class WeightPull {
    private final WeightCache cache;

    public WeightPull(WeightCache cache) {
        this.cache = cache;
    }

    /** Told how far a pull is. */
    public interface Listener {
        /**
         * Bytes have come.
         *
         * @param of the file's length, negative where the server does not say
         */
        void at(Publication.File file, long done, long of);

        /**
         * A file is in place.
         *
         * @param sum its SHA-256
         */
        void done(Path file, String sum);
    }

    /**
     * Fetches what is not there yet.
     *
     * @throws ConfigException if the publication has no address
     * @throws IOException if a file cannot be had, or is not the one that was published
     */
    public void run(Publication publication, Listener listener) throws IOException {
        if (!publication.canBePulled()) {
            throw new ConfigException("weights '" + publication.name() + "' cannot be pulled. They are "
                    + publication.note() + ". Then: fauxto weights import " + publication.name() + " FILE");
        }
        Files.createDirectories(cache.folder(publication));
        for (Publication.File file : publication.files()) {
            Path target = cache.file(publication, file);
            if (!Files.exists(target)) {
                fetch(file, target, listener);
            }
            listener.done(target, Checksum.noted(target).orElse(""));
        }
    }

    private static void fetch(Publication.File file, Path target, Listener listener) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Download download = new Download(URI.create(file.address()), part, (done, of) -> listener.at(file, done, of));
        download.run();
        String sum = Sha256.hex(List.of(part));
        if (!file.has(sum)) {
            download.discard();
            throw new IOException(
                    "what came from " + file.address() + " has the SHA-256 " + sum + ", not the published "
                            + file.sha256() + (file.sha256().length() < 64 ? "..." : "")
                            + "; it was thrown away. Try again; if it stays so, the file was replaced or something on the way alters it");
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target);
        }
        Checksum.note(target, sum);
    }
}
