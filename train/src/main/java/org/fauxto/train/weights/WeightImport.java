// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fauxto.config.ConfigException;
import org.fauxto.image.Sha256;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.SafeTensors;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;

/** Brings published files that are at hand into the cache: one safetensors file, float32, under the network's names. */
public final class WeightImport {
    private final Catalogue catalogue;
    private final WeightCache cache;

    /** With a catalogue and a cache. */
    public WeightImport(Catalogue catalogue, WeightCache cache) {
        this.catalogue = catalogue;
        this.cache = cache;
    }

    /** With the catalogue of this build and the cache in a folder. */
    public static WeightImport into(Path cache) {
        return new WeightImport(Catalogue.standard(), new WeightCache(cache));
    }

    /**
     * Imports a publication.
     *
     * @param name  in the catalogue
     * @param files as many as it has; taken by their names where these are the published ones but for the ending, else in the catalogue's order
     * @return the file in the cache
     * @throws org.fauxto.config.ConfigException if the catalogue has no such name, or it has another number of files
     * @throws IOException if a file cannot be read, or the tensors are not those of the network
     */
    public Path run(String name, List<Path> files) throws IOException {
        Publication publication = catalogue.require(name);
        List<PublishedTensors.Part> parts = parts(publication, files);
        try (PublishedTensors tensors = PublishedTensors.open(parts)) {
            Optional<String> clash = tensors.clash();
            if (clash.isPresent()) {
                throw new IOException(clash.get());
            }
            List<TensorSpec> wanted = wanted(publication, tensors.shapes());
            Fit fit = Fit.of(tensors.shapes(), wanted, List.of());
            if (!fit.whole()) {
                throw new IOException(files + " are not the weights '" + name + "' of the network "
                        + publication.network() + ":" + fit.words());
            }
            return write(publication, parts, tensors.read(wanted));
        }
    }

    /** All that is there, where this build cannot tell what should be. */
    private static List<TensorSpec> wanted(Publication publication, Map<String, long[]> shapes) {
        return Networks.tensors(publication)
                .orElseGet(() -> shapes.entrySet().stream()
                        .map(e -> new TensorSpec(e.getKey(), e.getValue(), TensorSpec.Role.FROZEN, Init.ZERO))
                        .toList());
    }

    private List<PublishedTensors.Part> parts(Publication publication, List<Path> files) {
        List<Publication.File> published = publication.files();
        if (files.size() != published.size()) {
            throw new ConfigException("weights '" + publication.name() + "' are " + published.size() + " files, "
                    + published.stream().map(Publication.File::file).toList() + "; got " + files.size());
        }
        NameMapping mapping = catalogue.mapping(publication);
        List<PublishedTensors.Part> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String stem = stem(published.get(i).file());
            Path file = files.stream()
                    .filter(f -> stem(String.valueOf(f.getFileName())).equals(stem))
                    .findFirst()
                    .orElse(files.get(i));
            parts.add(new PublishedTensors.Part(file, mapping, published.get(i).prefix()));
        }
        return parts;
    }

    private static String stem(String file) {
        return file.replaceFirst("\\.[^.]*$", "");
    }

    private Path write(Publication publication, List<PublishedTensors.Part> parts, StateDict tensors)
            throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("weights", publication.name());
        metadata.put("licence", publication.licence());
        for (PublishedTensors.Part part : parts) {
            metadata.put("sha256 of " + part.file().getFileName(), Sha256.hex(List.of(part.file())));
        }
        Files.createDirectories(cache.folder(publication));
        Path target = cache.imported(publication);
        new SafeTensors(tensors, metadata).write(target);
        Checksum.note(target, Sha256.hex(List.of(target)));
        return target;
    }
}
