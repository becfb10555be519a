// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.util.Locale;
import java.util.stream.Collectors;

/** What to do where weights of the catalogue are not on this machine, in words. */
final class Absence {
    private Absence() {}

    static String words(Publication publication, Catalogue catalogue, WeightCache cache) {
        Catalogue.Licence licence = catalogue.licence(publication);
        String head = String.format(
                Locale.ROOT,
                "weights '%s' are not on this machine (%s; about %.1f MiB; licence %s)",
                publication.name(),
                publication.about(),
                publication.mib(),
                licence.name());
        if (!publication.canBePulled()) {
            String files =
                    publication.files().stream().map(Publication.File::file).collect(Collectors.joining(" "));
            return head + ".\nThey are " + publication.note() + ". Then:\n  fauxto weights import " + publication.name()
                    + " " + files;
        }
        StringBuilder words = new StringBuilder(head)
                .append(".\nGet them:\n  fauxto weights pull ")
                .append(publication.name())
                .append("\nOr, without a network here, fetch elsewhere and put in place:");
        for (Publication.File file : publication.files()) {
            words.append("\n  ")
                    .append(file.address())
                    .append("\n    as ")
                    .append(cache.file(publication, file).toAbsolutePath());
        }
        return words.toString();
    }
}
