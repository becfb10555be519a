// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.image.Pixels;
import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.image.transform.Encoding;
import org.fauxto.image.transform.Interpolator;
import org.fauxto.image.transform.PixelOps;
import org.fauxto.image.transform.Region;

/**
 * Writes a copy of labelled pictures in which delivery says nothing about the label.
 *
 * <p>Copies are dropped (all of them, where their labels contradict). Every picture is cropped to its central square, shrunk
 * by area average to one side for all, never enlarged, and encoded once as JPEG without metadata. Then human and AI
 * pictures are paired by file size and pixel traces ({@link PairMatching}), and those without a partner are left out, so
 * that both classes are equally many. Files are named by their content.
 */
public final class Debias {
    /** Sides tried when none is given: the largest is taken that nine tenths of both classes can be shrunk to. */
    private static final int[] SIDES = {512, 448, 384, 320, 288, 256, 224, 192, 160, 128, 96, 64, 48, 32};

    private static final double REACHED_BY = 0.9;

    /** Every picture must be shrunk at least by this, so that no class keeps its own pixels. */
    private static final double LEAST_SHRINKING = 1.1;

    /**
     * What to make.
     *
     * @param side    of the square pictures in pixels, or 0 to choose one
     * @param quality of the JPEGs, 1..100
     * @param threads at least 1
     */
    public record Options(int side, int quality, int threads) {}

    /** One written picture; {@code file} is relative to the manifest. */
    public record Written(String file, Sample sample, String split) {}

    /** One picture that was left out, and why. */
    public record Dropped(String name, String cause) {}

    /** What was made. */
    public record Result(int side, List<Written> written, List<Dropped> dropped) {
        public Result {
            written = List.copyOf(written);
            dropped = List.copyOf(dropped);
        }
    }

    private final Path out;
    private final Options options;
    private final List<Dropped> dropped = new ArrayList<>();

    private Debias(Path out, Options options) {
        this.out = out;
        this.options = options;
    }

    /**
     * Writes {@code out/pictures/*.jpg}; {@link Result#written} is what the manifest must list.
     *
     * @param step called after each picture of each of the two passes
     * @throws AuditException if too few pictures of a class are left
     * @throws IOException if a picture cannot be written
     */
    public static Result run(List<Manifest> data, Path out, Options options, Runnable step)
            throws AuditException, IOException {
        return new Debias(out, options).run(data, step);
    }

    private Result run(List<Manifest> data, Runnable step) throws AuditException, IOException {
        FactsReader.Result read = new FactsReader().read(Audit.requests(data), options.threads(), step);
        read.unreadable().forEach(u -> dropped.add(new Dropped(u.name(), u.cause())));
        List<PictureFacts> kept = withoutCopies(read.pictures());
        int side = options.side() > 0 ? options.side() : side(kept);
        List<PictureFacts> large = new ArrayList<>();
        for (PictureFacts p : kept) {
            if (shortSide(p) >= LEAST_SHRINKING * side && p.fingerprint().isPresent()) {
                large.add(p);
            } else {
                dropped.add(new Dropped(p.sample().name(), "Too small to be shrunk to " + side + " pixels."));
            }
        }
        Files.createDirectories(out.resolve("pictures"));
        List<Candidate> candidates = withoutAlikes(encodeAll(large, side, step));
        Set<Candidate> matched = PairMatching.match(candidates);
        List<Candidate> written = new ArrayList<>();
        for (Candidate c : candidates) {
            if (matched.contains(c)) {
                written.add(c);
            } else {
                Files.deleteIfExists(out.resolve(c.file()));
                dropped.add(new Dropped(c.sample().name(), "No picture of the other class is like it in delivery."));
            }
        }
        if (written.size() < 2 * Audit.LEAST_PER_CLASS) {
            throw new AuditException("only " + written.size() / 2
                    + " pairs of pictures are alike in delivery, fewer than " + Audit.LEAST_PER_CLASS
                    + "; collect more pictures, or try a smaller --size");
        }
        return new Result(side, SourceSplit.of(written), dropped);
    }

    private List<PictureFacts> withoutCopies(List<PictureFacts> pictures) {
        Set<String> extra = new HashSet<>();
        for (DuplicateGroup group : DuplicateFinder.find(pictures)) {
            int first = group.conflicting() ? 0 : 1;
            for (DuplicateGroup.Member m :
                    group.members().subList(first, group.members().size())) {
                extra.add(m.split() + " " + m.name());
                dropped.add(new Dropped(
                        m.name(),
                        group.conflicting()
                                ? "Copies of it carry both labels."
                                : "A copy of " + group.members().get(0).name() + "."));
            }
        }
        return pictures.stream()
                .filter(p -> !extra.contains(p.split() + " " + p.sample().name()))
                .toList();
    }

    /** Cropping and shrinking can make copies of pictures that were none. */
    private List<Candidate> withoutAlikes(List<Candidate> encoded) throws IOException {
        Set<PictureFacts> kept = new HashSet<>(
                withoutCopies(encoded.stream().map(Candidate::facts).toList()));
        List<Candidate> candidates = new ArrayList<>();
        for (Candidate c : encoded) {
            if (kept.contains(c.facts())) {
                candidates.add(c);
            } else {
                Files.deleteIfExists(out.resolve(c.file()));
            }
        }
        return candidates;
    }

    private static int side(List<PictureFacts> pictures) {
        for (int side : SIDES) {
            boolean reached = true;
            for (int label = 0; label < 2; label++) {
                int wanted = label;
                List<PictureFacts> ofClass = pictures.stream()
                        .filter(p -> p.sample().label() == wanted)
                        .toList();
                long large = ofClass.stream()
                        .filter(p -> shortSide(p) >= LEAST_SHRINKING * side)
                        .count();
                reached &= large >= REACHED_BY * ofClass.size();
            }
            if (reached) {
                return side;
            }
        }
        return SIDES[SIDES.length - 1];
    }

    private static double shortSide(PictureFacts p) {
        return Math.min(p.variables().get(NuisanceVariable.WIDTH), p.variables().get(NuisanceVariable.HEIGHT));
    }

    private List<Candidate> encodeAll(List<PictureFacts> pictures, int side, Runnable step) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(options.threads());
        Map<String, Candidate> byFile = new TreeMap<>();
        try {
            List<Future<Candidate>> results = pictures.stream()
                    .map(p -> pool.submit(() -> encode(p, side)))
                    .toList();
            for (Future<Candidate> result : results) {
                Candidate c = result.get();
                if (byFile.putIfAbsent(c.file(), c) != null) {
                    dropped.add(new Dropped(c.sample().name(), "The same as another once shrunk."));
                }
                step.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("debiasing was interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("a picture could not be copied: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
        return List.copyOf(byFile.values());
    }

    private Candidate encode(PictureFacts p, int side) throws IOException {
        ImageFile original = ImageReader.read(p.sample().path(), ImageLimits.DEFAULT);
        Pixels pixels = PixelDecoder.decode(original, HeaderReader.read(original, ImageLimits.DEFAULT));
        int square = Math.min(pixels.width(), pixels.height());
        Pixels cut =
                new Region((pixels.width() - square) / 2, (pixels.height() - square) / 2, square, square).cut(pixels);
        Pixels small = PixelOps.rescale(cut, side, side, Interpolator.AREA);
        byte[] bytes = PixelOps.encode(small, Encoding.jpeg(options.quality()));
        try {
            ImageFile copy = ImageReader.of(p.sample().name(), bytes, ImageLimits.DEFAULT);
            ImageHeader header = HeaderReader.read(copy, ImageLimits.DEFAULT);
            Pixels decoded = PixelDecoder.decode(copy, header);
            PictureFacts facts = new PictureFacts(
                    p.sample(),
                    p.split(),
                    copy.sha256(),
                    NuisanceVariables.measure(copy, header, Optional.of(decoded)),
                    Optional.of(Fingerprint.of(decoded)),
                    List.of());
            String file = "pictures/" + copy.sha256().substring(0, 20) + ".jpg";
            Files.write(out.resolve(file), bytes);
            return new Candidate(file, facts);
        } catch (ImageException e) {
            throw new UncheckedIOException("a JPEG just written cannot be read", e);
        }
    }

    /** An encoded picture that still needs a partner. */
    record Candidate(String file, PictureFacts facts) {
        Sample sample() {
            return facts.sample();
        }

        NuisanceVariables variables() {
            return facts.variables();
        }
    }
}
