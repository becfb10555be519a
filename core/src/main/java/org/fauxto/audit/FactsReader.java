// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.fauxto.dataset.Sample;
import org.fauxto.evidence.Detector;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.evidence.Weight;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.image.Pixels;
import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.provenance.c2pa.C2paDetector;
import org.fauxto.provenance.declared.DeclaredProvenance;

/** Reads the facts of many pictures on several threads; what cannot be read is named, never fatal. */
final class FactsReader {
    private final List<Detector> declarations = List.of(new C2paDetector(), new DeclaredProvenance());

    /** One picture to read. */
    record Request(Sample sample, String split) {}

    /** Both lists in the order of the requests. */
    record Result(List<PictureFacts> pictures, List<UnreadablePicture> unreadable) {}

    /**
     * Reads them all.
     *
     * @param step called by this thread after each picture
     */
    Result read(List<Request> requests, int threads, Runnable step) {
        List<PictureFacts> pictures = new ArrayList<>();
        List<UnreadablePicture> unreadable = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "fauxto-audit");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Result>> results =
                    requests.stream().map(r -> pool.submit(() -> one(r))).toList();
            for (Future<Result> result : results) {
                Result one = result.get();
                pictures.addAll(one.pictures());
                unreadable.addAll(one.unreadable());
                step.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the audit was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading one picture answers failures with a row", e);
        } finally {
            pool.shutdownNow();
        }
        return new Result(pictures, unreadable);
    }

    /** The boundary that keeps one picture's failure from the others, as in a scan. */
    private Result one(Request request) {
        try {
            return new Result(List.of(facts(request)), List.of());
        } catch (ImageException e) {
            return failed(request, e.sentence());
        } catch (OutOfMemoryError e) {
            return failed(request, "There was not enough memory for this picture; give Java more (JAVA_OPTS=-Xmx4g).");
        } catch (RuntimeException e) {
            return failed(request, "Fauxto failed on this file, please report it: " + e);
        }
    }

    private static Result failed(Request request, String cause) {
        Sample s = request.sample();
        return new Result(List.of(), List.of(new UnreadablePicture(s.name(), s.label(), cause)));
    }

    private PictureFacts facts(Request request) throws ImageException {
        ImageFile file = ImageReader.read(request.sample().path(), ImageLimits.DEFAULT);
        ImageHeader header = HeaderReader.read(file, ImageLimits.DEFAULT);
        Optional<Pixels> pixels =
                header.format().pixelsDecodable() ? Optional.of(PixelDecoder.decode(file, header)) : Optional.empty();
        return new PictureFacts(
                request.sample(),
                request.split(),
                file.sha256(),
                NuisanceVariables.measure(file, header, pixels),
                pixels.map(Fingerprint::of),
                declares(new Subject(file, header, pixels)));
    }

    private List<String> declares(Subject subject) {
        return declarations.stream().flatMap(d -> decisive(d.examine(subject))).toList();
    }

    private static Stream<String> decisive(List<Evidence> evidence) {
        return evidence.stream()
                .filter(e -> e.weight() == Weight.DECISIVE && e.direction() == Direction.AI)
                .map(Evidence::explanation);
    }
}
