// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.nn.backbone.Backbones;
import org.fauxto.train.weights.Catalogue;
import org.fauxto.train.weights.Publication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fauxto models}: what can be trained. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the systems and backbones that 'fauxto train' knows, or every tensor of one backbone.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  fauxto models",
            "  fauxto models resnet50        # names and shapes of its tensors, as torchvision has them",
            "  fauxto train --config configs/backbones/resnet18.yaml --run runs/resnet18"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:wrong usage"})
public final class ModelsCommand implements Callable<Integer> {
    private static final int SIDE = 224;
    private static final int CLASSES = 1000;

    /** The values of {@code model.network}, each with a recipe to start from. */
    private static final List<List<String>> SYSTEMS = List.of(
            List.of("residual-net", "configs/default.yaml", "residual-domain network on native crops; the first model"),
            List.of(
                    "transfer",
                    "configs/transfer.yaml",
                    "a backbone, frozen or not, under a new head; configs/embedded.yaml is what ships"),
            List.of("fusion", "configs/fusion.yaml", "two backbones side by side under one head"),
            List.of("fire", "configs/fire.yaml", "frequency-guided reconstruction error (CVPR 2025)"),
            List.of("vae", "configs/vae.yaml", "autoencoder of human pictures, and a classifier of its errors"),
            List.of(
                    "baseline",
                    "configs/baseline-size.yaml",
                    "logistic rule on what is no evidence: size, bytes, format"));

    @Parameters(arity = "0..1", paramLabel = "BACKBONE", description = "One of the list.")
    @SuppressWarnings("NullAway.Init") // null without it; picocli sets it
    private String name;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (name == null) {
            systems();
            backbones();
        } else {
            tensors();
        }
        return 0;
    }

    private void systems() {
        print("%-14s %-30s %s", "MODEL.NETWORK", "RECIPE", "WHAT IT IS");
        SYSTEMS.forEach(row -> print("%-14s %-30s %s", row.toArray()));
    }

    private void backbones() {
        Catalogue catalogue = Catalogue.standard();
        print("%n%-22s %12s %9s  %s", "BACKBONE", "PARAMETERS", "FEATURES", "PUBLISHED WEIGHTS");
        for (String backbone : Backbones.names()) {
            Backbone network = Backbones.create(backbone, SIDE, CLASSES);
            print("%-22s %,12d %9d  %s", backbone, parameters(network), network.width(), weights(catalogue, backbone));
        }
        print(
                "%nParameters with %d classes; features are what a head stands on. Recipe: configs/backbones/BACKBONE.yaml."
                        + " Weights: fauxto weights list.",
                CLASSES);
    }

    private static String weights(Catalogue catalogue, String backbone) {
        String names = catalogue.publications().stream()
                .filter(p -> p.network().equals(backbone.replace("_stem1", "")))
                .map(Publication::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    private static long parameters(Layer network) {
        return network.tensors().stream()
                .filter(tensor -> tensor.role() != TensorSpec.Role.BUFFER)
                .mapToLong(TensorSpec::size)
                .sum();
    }

    private void tensors() {
        Backbone network;
        try {
            network = Backbones.create(name, SIDE, CLASSES);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        for (TensorSpec tensor : network.tensors()) {
            print("%-60s %s", tensor.name(), java.util.Arrays.toString(tensor.shape()));
        }
    }

    private void print(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
