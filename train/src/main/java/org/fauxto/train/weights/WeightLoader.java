// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.system.WeightSource;

/**
 * Finds published weights by path or by name and reads them, as a run's {@link org.fauxto.train.loop.InitialWeights.Reader} does: every wanted
 * tensor, and none that is neither wanted nor declared as left over.
 */
public final class WeightLoader {
    private final Catalogue catalogue;
    private final WeightCache cache;

    /** With a catalogue and a cache. */
    public WeightLoader(Catalogue catalogue, WeightCache cache) {
        this.catalogue = catalogue;
        this.cache = cache;
    }

    /** With the catalogue of this build and the user's cache. */
    public static WeightLoader standard() {
        return new WeightLoader(Catalogue.standard(), WeightCache.standard());
    }

    /** With the catalogue of this build and the cache in a folder. */
    public static WeightLoader in(Path cache) {
        return new WeightLoader(Catalogue.standard(), new WeightCache(cache));
    }

    /**
     * The wanted tensors, under their names.
     *
     * @throws org.fauxto.config.ConfigException if the source is neither a path nor in the catalogue
     * @throws IOException if there are no such weights on this machine, or they cannot be read, or are not the wanted ones
     */
    public StateDict load(WeightSource part, List<TensorSpec> wanted) throws IOException {
        Optional<Publication> publication = find(part.source());
        if (publication.isEmpty()) {
            return ofFile(Path.of(part.source()), part, wanted);
        }
        List<PublishedTensors.Part> files = cache.find(publication.get(), catalogue.mapping(publication.get()))
                .orElseThrow(() -> new IOException(Absence.words(publication.get(), catalogue, cache)));
        return read("weights " + publication.get().name(), files, part, wanted);
    }

    /**
     * Refuses weights that are not here, before any work is done in vain.
     *
     * @throws org.fauxto.config.ConfigException if the source is neither a path nor in the catalogue
     * @throws IOException if there are no such weights on this machine
     */
    public void require(WeightSource part) throws IOException {
        Optional<Publication> publication = find(part.source());
        if (publication.isPresent() && !cache.has(publication.get())) {
            throw new IOException(Absence.words(publication.get(), catalogue, cache));
        }
    }

    /** The publication that is meant, or nothing where it is a file that is there. */
    private Optional<Publication> find(String source) throws IOException {
        Path path = Path.of(source);
        if (Files.isRegularFile(path)) {
            return Optional.empty();
        }
        if (source.matches(".*[/\\\\].*|.*\\.(safetensors|pth|pt|bin)")) {
            throw new IOException("there are no weights at " + path.toAbsolutePath());
        }
        return Optional.of(catalogue.require(source));
    }

    /** Under its own names, or those of a mapping if they fit better: a published file may be used where it lies. */
    private StateDict ofFile(Path file, WeightSource part, List<TensorSpec> wanted) throws IOException {
        List<PublishedTensors.Part> best = List.of(new PublishedTensors.Part(file, NameMapping.IDENTITY, ""));
        int fewest = fit(best, part, wanted).map(Fit::faults).orElse(Integer.MAX_VALUE);
        for (NameMapping mapping : catalogue.mappings()) {
            List<PublishedTensors.Part> candidate = List.of(new PublishedTensors.Part(file, mapping, ""));
            Optional<Fit> fit = fewest == 0 ? Optional.empty() : fit(candidate, part, wanted);
            if (fit.isPresent() && fit.get().faults() < fewest) {
                fewest = fit.get().faults();
                best = candidate;
            }
        }
        return read(file.toString(), best, part, wanted);
    }

    /** Nothing where two tensors would get the same name. */
    private static Optional<Fit> fit(List<PublishedTensors.Part> files, WeightSource part, List<TensorSpec> wanted)
            throws IOException {
        try (PublishedTensors tensors = PublishedTensors.open(files)) {
            return tensors.clash().isPresent()
                    ? Optional.empty()
                    : Optional.of(Fit.of(tensors.shapes(), wanted, part.leftOver()));
        }
    }

    private static StateDict read(
            String what, List<PublishedTensors.Part> files, WeightSource part, List<TensorSpec> wanted)
            throws IOException {
        try (PublishedTensors tensors = PublishedTensors.open(files)) {
            Optional<String> clash = tensors.clash();
            if (clash.isPresent()) {
                throw new IOException(clash.get());
            }
            Fit fit = Fit.of(tensors.shapes(), wanted, part.leftOver());
            if (!fit.whole()) {
                throw new IOException(what + " does not fit the network, which wants " + wanted.size()
                        + " tensors; of " + tensors.shapes().size() + " in the file" + (files.size() > 1 ? "s" : "")
                        + (part.leftOver().isEmpty() ? "" : ", less " + new ArrayList<>(part.leftOver()) + ",")
                        + fit.words()
                        + "\nThese are weights of another network, or under other names; fauxto weights list shows which there"
                        + " are, and fauxto weights import brings a publication to the network's names");
            }
            return tensors.read(wanted);
        }
    }
}
