// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fauxto.config.ConfigException;
import org.fauxto.config.YamlConfig;

/**
 * What is known to be published, and how to read it.
 *
 * @param licences     under which
 * @param mappings     of tensor names
 * @param publications by family, small before large
 */
public record Catalogue(List<Licence> licences, List<NameMapping> mappings, List<Publication> publications) {
    /**
     * Terms of use.
     *
     * @param name    SPDX identifier
     * @param terms   what a user should know, in a sentence or two
     * @param warning whether it is louder than the others
     */
    public record Licence(String name, String terms, boolean warning) {}

    public Catalogue {
        licences = List.copyOf(licences);
        mappings = List.copyOf(mappings);
        publications = List.copyOf(publications);
        Set<String> names = new HashSet<>();
        for (Publication publication : publications) {
            if (!names.add(publication.name())) {
                throw new ConfigException("two publications are called " + publication.name());
            }
            if (licences.stream().noneMatch(l -> l.name().equals(publication.licence()))) {
                throw new ConfigException(publication.name() + ": unknown licence " + publication.licence());
            }
            if (mappings.stream().noneMatch(m -> m.name().equals(publication.mapping()))) {
                throw new ConfigException(publication.name() + ": unknown mapping " + publication.mapping());
            }
        }
    }

    /** The one that ships with this build. */
    public static Catalogue standard() {
        return YamlConfig.resource(Catalogue.class, "catalogue.yaml", Catalogue.class);
    }

    /** Nothing where the catalogue has no such name. */
    Optional<Publication> find(String name) {
        return publications.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /**
     * The publication of this name.
     *
     * @throws ConfigException if there is none
     */
    public Publication require(String name) {
        return find(name)
                .orElseThrow(() -> new ConfigException("the catalogue has no weights '" + name
                        + "'; did you mean '"
                        + YamlConfig.nearest(
                                name,
                                publications.stream().map(Publication::name).toList())
                        + "'? fauxto weights list shows all"));
    }

    /** How its tensors are called. */
    NameMapping mapping(Publication publication) {
        return mappings.stream()
                .filter(m -> m.name().equals(publication.mapping()))
                .findFirst()
                .orElseThrow();
    }

    /** Terms of use. */
    public Licence licence(Publication publication) {
        return licences.stream()
                .filter(l -> l.name().equals(publication.licence()))
                .findFirst()
                .orElseThrow();
    }
}
