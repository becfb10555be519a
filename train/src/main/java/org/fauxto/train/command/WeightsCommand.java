// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.fauxto.config.ConfigException;
import org.fauxto.train.weights.Catalogue;
import org.fauxto.train.weights.Publication;
import org.fauxto.train.weights.WeightCache;
import org.fauxto.train.weights.WeightCheck;
import org.fauxto.train.weights.WeightImport;
import org.fauxto.train.weights.WeightPull;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fauxto weights}: published weights that runs start from. */
@Command(
        name = "weights",
        mixinStandardHelpOptions = true,
        description = {
            "Lists, fetches, imports and checks published weights. A configuration names them: model.weights: resnet50.",
            "",
            "They are kept in weights/ of the folder that FAUXTO_HOME names, or of ~/.cache/fauxto."
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  fauxto weights list",
            "  fauxto weights pull resnet50 taef2",
            "  fauxto weights import taef2 taef2_encoder.safetensors taef2_decoder.safetensors",
            "  fauxto weights verify"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a file could not be had, is damaged, or holds other tensors than those of the network",
            "2:wrong usage"
        })
public final class WeightsCommand implements Runnable {
    private static final int FAILED = 1;

    private final Catalogue catalogue;
    private final WeightCache cache;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    WeightsCommand(Catalogue catalogue, WeightCache cache) {
        this.catalogue = catalogue;
        this.cache = cache;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Shows what is published and what is here.")
    int list() {
        print("%-20s %-18s %-14s %9s  %-4s  %s", "NAME", "NETWORK", "LICENCE", "MIB", "HERE", "TRAINED ON");
        for (Publication p : catalogue.publications()) {
            String licence = p.licence() + (catalogue.licence(p).warning() ? " (!)" : "");
            print("%-20s %-18s %-14s %9.1f  %-4s  %s", p.name(), p.network(), licence, p.mib(), here(p), p.about());
        }
        print(
                "%nhere: yes; get: fauxto weights pull NAME; file: fauxto weights import NAME FILE. Folder: %s",
                cache.root());
        for (Catalogue.Licence licence : catalogue.licences()) {
            print("%s%s: %s", licence.warning() ? "(!) " : "", licence.name(), licence.terms());
        }
        return 0;
    }

    private String here(Publication publication) {
        return cache.has(publication) ? "yes" : publication.canBePulled() ? "get" : "file";
    }

    @Command(
            name = "pull",
            mixinStandardHelpOptions = true,
            description =
                    "Fetches weights from where they are published, checks and keeps them. Interrupted, it goes on later.")
    int pull(@Parameters(arity = "1..*", paramLabel = "NAME", description = "As the list has it.") List<String> names)
            throws IOException {
        try {
            for (Publication publication :
                    names.stream().map(catalogue::require).toList()) {
                Catalogue.Licence licence = catalogue.licence(publication);
                print("%s: %s", publication.name(), publication.about());
                print("%slicence %s: %s", licence.warning() ? "warning: " : "", licence.name(), licence.terms());
                try (DownloadProgress progress =
                        new DownloadProgress(spec.commandLine().getErr())) {
                    new WeightPull(cache).run(publication, progress);
                }
            }
            return 0;
        } catch (ConfigException e) {
            throw usage(e);
        }
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Brings files that are at hand, safetensors or torch's .pth, into the cache, under the network's names.",
                "Files made from a published one will do: what counts is which tensors they hold."
            })
    int bring(
            @Parameters(index = "0", paramLabel = "NAME", description = "As the list has it.") String name,
            @Parameters(
                            index = "1..*",
                            arity = "1..*",
                            paramLabel = "FILE",
                            description = "All files of the publication.")
                    List<Path> files)
            throws IOException {
        try {
            Catalogue.Licence licence = catalogue.licence(catalogue.require(name));
            print("%slicence %s: %s", licence.warning() ? "warning: " : "", licence.name(), licence.terms());
            print("%s", new WeightImport(catalogue, cache).run(name, files));
            return 0;
        } catch (ConfigException e) {
            throw usage(e);
        }
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Checks bytes and tensors of weights that are here.")
    int verify(
            @Parameters(
                            arity = "0..*",
                            paramLabel = "NAME",
                            description = "As the list has it (default: all that are here).")
                    List<String> names)
            throws IOException {
        try {
            List<Publication> chosen = names == null || names.isEmpty()
                    ? catalogue.publications().stream().filter(cache::has).toList()
                    : names.stream().map(catalogue::require).toList();
            boolean good = true;
            for (Publication publication : chosen) {
                WeightCheck.Finding finding = new WeightCheck(catalogue, cache).run(publication);
                print("%s: %s, %s", publication.name(), finding.good() ? "good" : "BAD", finding.remark());
                good &= finding.good();
            }
            print("%d checked in %s", chosen.size(), cache.root());
            return good ? 0 : FAILED;
        } catch (ConfigException e) {
            throw usage(e);
        }
    }

    private ParameterException usage(ConfigException e) {
        return new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }

    private void print(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
