// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.fauxto.config.ConfigException;
import org.fauxto.dataset.DataPath;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.Pixels;
import org.fauxto.train.data.FilePictureReader;
import org.fauxto.train.twins.RoundTrip;
import org.fauxto.train.twins.TwinFolder;
import org.fauxto.train.weights.WeightLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fauxto twins}: aligned pairs from human pictures. */
@Command(
        name = "twins",
        mixinStandardHelpOptions = true,
        description = {
            "Cuts a square out of each human picture and draws it again with an image generator's autoencoder: two pictures that"
                    + " differ by the generator's traces only.",
            "",
            "Writes OUT/human, OUT/redrawn and OUT/twins.csv, a manifest to train on beside others. A second run goes on where the"
                    + " first was stopped. Pictures smaller than the square are left out."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fauxto weights import taef2 taef2_encoder.safetensors taef2_decoder.safetensors",
            "  fauxto twins --data train.csv --out twins",
            "  fauxto twins --data train.csv --out twins --side 512 --per-source 100"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:some pictures could not be read", "2:wrong usage"})
public final class TwinsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "CSV",
            description = "Manifest or folder; its human pictures are taken.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String data;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the pairs.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--autoencoder",
            paramLabel = "NAME",
            description = "taesd, taef1 or taef2 (default: ${DEFAULT-VALUE}).")
    private String autoencoder = "taef2";

    @Option(
            names = "--weights",
            paramLabel = "NAME",
            description =
                    "Of the autoencoder: a name in 'fauxto weights list' or a file (default: those published under its name).")
    private String weights = "";

    @Option(names = "--side", paramLabel = "PIXELS", description = "Of the square (default: ${DEFAULT-VALUE}).")
    private int side = 256;

    @Option(
            names = "--per-source",
            paramLabel = "N",
            description = "Most pictures of one source (default: ${DEFAULT-VALUE}).")
    private int perSource = 40;

    @Option(names = "--threads", paramLabel = "N", description = "Of libtorch (default: ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Override
    public Integer call() throws IOException {
        try (RoundTrip trip = new RoundTrip(
                autoencoder, weights.isEmpty() ? autoencoder : weights, side, threads, WeightLoader.standard())) {
            return write(trip, Manifest.read(DataPath.parse(data)));
        } catch (ConfigException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int write(RoundTrip trip, Manifest manifest) throws IOException {
        TwinFolder folder = new TwinFolder(out, autoencoder);
        List<Sample> human =
                manifest.samples().stream().filter(s -> s.label() == 0).toList();
        Map<String, Integer> taken = new HashMap<>();
        int pairs = 0;
        int failed = 0;
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("pairs")
                .setInitialMax(human.size())
                .build()) {
            for (Sample sample : human) {
                bar.step();
                if (taken.getOrDefault(sample.source(), 0) >= perSource) {
                    continue;
                }
                try {
                    if (folder.has(sample) || redrawn(trip, folder, sample)) {
                        folder.list(sample);
                        taken.merge(sample.source(), 1, Integer::sum);
                        pairs++;
                    }
                } catch (IOException e) {
                    failed++;
                    print("left out %s: %s", sample.path(), String.valueOf(e.getMessage()));
                }
            }
        }
        print("%d pairs of %d sources: %s", pairs, taken.size(), folder.manifest());
        return failed > 0 ? 1 : 0;
    }

    private static boolean redrawn(RoundTrip trip, TwinFolder folder, Sample sample) throws IOException {
        Pixels picture = new FilePictureReader(ImageLimits.DEFAULT).read(sample.path());
        if (!trip.fits(picture)) {
            return false;
        }
        folder.write(sample, trip.of(picture));
        return true;
    }

    private void print(String format, Object... values) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.println(String.format(Locale.ROOT, format, values));
        writer.flush();
    }
}
