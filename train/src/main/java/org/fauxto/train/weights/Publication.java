// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.util.List;
import org.fauxto.config.ConfigException;

/**
 * Weights that someone published.
 *
 * @param name    in the catalogue
 * @param network which they are for, as {@code fauxto models} lists it, or an autoencoder's family
 * @param classes outputs of the classifier among them, 0 where there is none
 * @param about   what they were trained on, by whom
 * @param licence key of {@link Catalogue#licences}
 * @param mapping name of one of {@link Catalogue#mappings}
 * @param note    how to come by files that have no address; empty for others
 * @param files   together all tensors
 */
public record Publication(
        String name,
        String network,
        int classes,
        String about,
        String licence,
        String mapping,
        String note,
        List<File> files) {
    public Publication {
        files = List.copyOf(files);
        boolean addressed = files.stream().noneMatch(file -> file.from().isEmpty());
        if (files.isEmpty() || addressed != note.isEmpty()) {
            throw new ConfigException("weights " + name + " need files, and a note where these have no address");
        }
    }

    /**
     * One file.
     *
     * @param file   its name, where it is published and in the cache
     * @param from   address of the folder it is in, ending in a slash; empty where it cannot be had in this form
     * @param prefix put before the names of its tensors once they are mapped
     * @param sha256 lower-case hexadecimal, or as many of the first digits as are known, at least 8; empty for none
     * @param mib    about how large
     */
    public record File(String file, String from, String prefix, String sha256, double mib) {
        public File {
            if (!(from.isEmpty() || from.endsWith("/")) || !sha256.matches("|[0-9a-f]{8,64}") || !(mib > 0)) {
                throw new ConfigException(
                        "file " + file + ": 'from' must end in a slash or be empty, 'sha256' be 8 to 64"
                                + " lower-case hexadecimal digits or empty, 'mib' be above 0; got " + from + ", "
                                + sha256 + ", "
                                + mib);
            }
        }

        /** Where it is published. */
        public String address() {
            return from + file;
        }

        /** Whether a checksum is, or begins with, the one that is known; any does where none is. */
        boolean has(String sum) {
            return sum.startsWith(sha256);
        }
    }

    /** Whether every file has an address. */
    public boolean canBePulled() {
        return files.stream().noneMatch(file -> file.from().isEmpty());
    }

    /** Of all files together. */
    public double mib() {
        return files.stream().mapToDouble(File::mib).sum();
    }
}
