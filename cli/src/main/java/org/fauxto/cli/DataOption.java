// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fauxto.dataset.DataPath;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.ManifestException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads what {@code --data} names; what is wrong with it is a matter of the command line. */
final class DataOption {
    private DataOption() {}

    static List<Manifest> read(CommandSpec spec, List<Path> data) throws IOException {
        List<Manifest> manifests = new ArrayList<>();
        for (Path path : data) {
            try {
                DataPath named = DataPath.of(path);
                if (!Files.exists(named.file())) {
                    throw new ParameterException(spec.commandLine(), "--data " + named.file() + " does not exist.");
                }
                manifests.add(Manifest.read(named));
            } catch (ManifestException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
        }
        return manifests;
    }
}
