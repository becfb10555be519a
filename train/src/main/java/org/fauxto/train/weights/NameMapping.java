// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.fauxto.config.ConfigException;

/**
 * How a publication's tensor names become those of the network.
 *
 * @param name  of the mapping
 * @param rules the first that matches a name decides; a name that none matches stays as it is
 */
public record NameMapping(String name, List<Rule> rules) {
    /** Names as they are. */
    static final NameMapping IDENTITY = new NameMapping("as-is", List.of());

    /** PyTorch counts the batches that a normalisation has seen; no network here uses the count. */
    private static final String BATCHES_SEEN = "num_batches_tracked";

    public NameMapping {
        rules = List.copyOf(rules);
    }

    /**
     * A rewriting.
     *
     * @param from     regular expression of the whole name
     * @param to       the new name, with {@code $1}, {@code $2}, ... for groups and {@code {}} for the module; empty where the tensor is of no use
     * @param modules  where names are numbered: the module of every number that the first group can be, from 0; else empty
     */
    public record Rule(String from, String to, List<String> modules) {
        private static final String MODULE = "{}";

        public Rule {
            modules = List.copyOf(modules);
            if (to.contains(MODULE) == modules.isEmpty()) {
                throw new ConfigException("rule " + from + ": '{}' in 'to' and a list of modules need each other");
            }
            try {
                Pattern.compile(from);
            } catch (PatternSyntaxException e) {
                throw new ConfigException("rule " + from + ": " + e.getDescription(), e);
            }
        }

        /** Null where the rule does not match. */
        private @org.jspecify.annotations.Nullable String apply(String name) {
            Matcher matcher = Pattern.compile(from).matcher(name);
            if (!matcher.matches()) {
                return null;
            }
            String target = to;
            if (!modules.isEmpty()) {
                int number = Integer.parseInt(matcher.group(1));
                if (number >= modules.size()) {
                    return null;
                }
                target = to.replace(MODULE, modules.get(number));
            }
            return matcher.replaceFirst(target);
        }
    }

    /** The network's name of a published tensor, or nothing where the tensor is of no use to it. */
    Optional<String> apply(String published) {
        if (published.equals(BATCHES_SEEN) || published.endsWith("." + BATCHES_SEEN)) {
            return Optional.empty();
        }
        for (Rule rule : rules) {
            String renamed = rule.apply(published);
            if (renamed != null) {
                return renamed.isEmpty() ? Optional.empty() : Optional.of(renamed);
            }
        }
        return Optional.of(published);
    }
}
