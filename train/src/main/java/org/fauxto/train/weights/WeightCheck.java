// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fauxto.image.Sha256;
import org.fauxto.train.nn.TensorSpec;

/** Looks again at weights in the cache: are the bytes those that came, are the tensors those of the network? */
public final class WeightCheck {
    private final Catalogue catalogue;
    private final WeightCache cache;

    public WeightCheck(Catalogue catalogue, WeightCache cache) {
        this.catalogue = catalogue;
        this.cache = cache;
    }

    /**
     * What was found.
     *
     * @param good   whether a run may use them
     * @param remark in a sentence or more
     */
    public record Finding(boolean good, String remark) {}

    /**
     * Checks a publication that is in the cache.
     *
     * @throws IOException if it is not there, or cannot be read
     */
    public Finding run(Publication publication) throws IOException {
        NameMapping mapping = catalogue.mapping(publication);
        List<PublishedTensors.Part> parts = cache.find(publication, mapping)
                .orElseThrow(() -> new IOException(Absence.words(publication, catalogue, cache)));
        List<String> remarks = new ArrayList<>();
        for (PublishedTensors.Part part : parts) {
            Optional<Finding> damage = damage(publication, part.file(), remarks);
            if (damage.isPresent()) {
                return damage.get();
            }
        }
        return tensors(publication, parts, String.join("; ", remarks));
    }

    private Optional<Finding> damage(Publication publication, Path file, List<String> remarks) throws IOException {
        String sum = Sha256.hex(List.of(file));
        Optional<String> noted = Checksum.noted(file);
        if (noted.isPresent() && !noted.get().equals(sum)) {
            return Optional.of(new Finding(
                    false,
                    file + " has changed since it came: SHA-256 " + sum + ", was " + noted.get()
                            + "; delete it and get it again"));
        }
        for (Publication.File published : publication.files()) {
            if (file.equals(cache.file(publication, published)) && !published.has(sum)) {
                return Optional.of(new Finding(
                        false,
                        file + " is not the published file: SHA-256 " + sum + ", should be " + published.sha256()
                                + (published.sha256().length() < 64 ? "..." : "") + "; delete it and get it again"));
            }
        }
        remarks.add(file.getFileName() + " " + sum);
        return Optional.empty();
    }

    private static Finding tensors(Publication publication, List<PublishedTensors.Part> parts, String remarks)
            throws IOException {
        try (PublishedTensors tensors = PublishedTensors.open(parts)) {
            Optional<List<TensorSpec>> wanted = Networks.tensors(publication);
            if (wanted.isEmpty()) {
                return new Finding(
                        true, remarks + "; names not compared, this build has no network " + publication.network());
            }
            Fit fit = Fit.of(tensors.shapes(), wanted.get(), List.of());
            return fit.whole() && tensors.clash().isEmpty()
                    ? new Finding(
                            true, remarks + "; all " + wanted.get().size() + " tensors of " + publication.network())
                    : new Finding(
                            false,
                            "not the tensors of " + publication.network() + ":"
                                    + tensors.clash().orElse("") + fit.words());
        }
    }
}
