// SPDX-License-Identifier: Apache-2.0
package org.fauxto.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.fauxto.Fauxto;
import org.fauxto.verdict.Examination;
import org.fauxto.verdict.Timings;

/**
 * Where the time of a scan goes; run by hand, see results/README.md.
 *
 * <pre>java -cp ... org.fauxto.measure.MeasureDetect THREADS ROUNDS FOLDER</pre>
 *
 * Prints, per round, pictures a second and the shares of reading, decoding, mark readers and network in the threads' time.
 * The first picture is timed apart: it pays for loading OpenCV and for cold code.
 */
final class MeasureDetect {
    private MeasureDetect() {}

    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[0]);
        int rounds = Integer.parseInt(args[1]);
        List<Path> files = files(Path.of(args[2]));
        long start = System.nanoTime();
        try (Fauxto fauxto = Fauxto.open()) {
            print("open %.0f ms%n", (System.nanoTime() - start) / 1e6);
            print(
                    "first picture: %s%n",
                    split(List.of(fauxto.examine(files.get(0)).timings())));
            for (int round = 1; round <= rounds; round++) {
                round(fauxto, files, threads, round);
            }
        }
    }

    private static void round(Fauxto fauxto, List<Path> files, int threads, int round) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        List<Future<Examination>> futures = new ArrayList<>();
        files.forEach(file -> futures.add(pool.submit(() -> fauxto.examine(file))));
        List<Timings> timings = new ArrayList<>();
        for (Future<Examination> future : futures) {
            timings.add(future.get().timings());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        print(
                "round %d: %d pictures, %d threads, %.1f pictures/s; %s%n",
                round, files.size(), threads, files.size() / seconds, split(timings));
    }

    private static String split(List<Timings> timings) {
        double read = timings.stream().mapToLong(Timings::readNanos).sum() / 1e6;
        double decode = timings.stream().mapToLong(Timings::decodeNanos).sum() / 1e6;
        double marks = timings.stream().mapToLong(Timings::evidenceNanos).sum() / 1e6;
        double network = timings.stream().mapToLong(Timings::networkNanos).sum() / 1e6;
        double all = (read + decode + marks + network) / 100;
        return String.format(
                Locale.ROOT,
                "%.1f ms each: read and header %.0f %%, decode %.0f %%, mark readers %.0f %%, network %.0f %%",
                100 * all / timings.size(),
                read / all,
                decode / all,
                marks / all,
                network / all);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
