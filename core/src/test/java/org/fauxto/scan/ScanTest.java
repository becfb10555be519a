// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fauxto.image.ImageException.Problem;
import org.fauxto.report.Row;
import org.fauxto.testing.HeaderExaminer;
import org.fauxto.verdict.Examination;
import org.fauxto.verdict.Timings;
import org.junit.jupiter.api.Test;

class ScanTest {
    private static Examination answer(Path path) {
        return new Examination.Failed(
                path.toString(),
                Optional.empty(),
                Optional.empty(),
                Problem.EMPTY,
                "Empty.",
                HeaderExaminer.MODEL,
                Timings.ZERO);
    }

    private static List<Row> scan(Examiner examiner, int files) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Scan scan = new Scan(examiner, HeaderExaminer.MODEL, false, 3, rows::add, () -> false)) {
            for (int i = 0; i < files; i++) {
                scan.accept(new Found.File(Path.of("p" + i), "p" + i));
            }
            scan.finish();
        }
        return rows;
    }

    @Test
    void writesInOrderWhicheverFinishesFirst() throws IOException {
        CountDownLatch others = new CountDownLatch(5);
        List<Row> rows = scan(
                path -> {
                    if (path.toString().equals("p0")) {
                        await(others);
                    }
                    others.countDown();
                    return answer(path);
                },
                200);

        assertThat(rows).hasSize(200);
        for (int i = 0; i < 200; i++) {
            assertThat(rows.get(i).path()).isEqualTo("p" + i);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keepsOneFilesFailureFromTheOthers() throws IOException {
        List<Row> rows = scan(
                path -> {
                    switch (path.toString()) {
                        case "p1" -> throw new IllegalStateException("bug");
                        case "p2" -> throw new StackOverflowError();
                        case "p3" -> throw new OutOfMemoryError("too much");
                        default -> {
                            return answer(path);
                        }
                    }
                },
                5);

        assertThat(rows).extracting(Row::verdict).containsOnly("error").hasSize(5);
        assertThat(rows.get(1).error())
                .extracting(Row.Failure::message)
                .asString()
                .contains("please report", "bug");
        assertThat(rows.get(3).error())
                .extracting(Row.Failure::message)
                .asString()
                .contains("not enough memory");
    }

    @Test
    void neverRunsFarAhead() throws IOException {
        AtomicInteger examined = new AtomicInteger();
        AtomicInteger written = new AtomicInteger();
        AtomicInteger furthest = new AtomicInteger();
        try (Scan scan = new Scan(
                path -> {
                    furthest.accumulateAndGet(examined.incrementAndGet() - written.get(), Math::max);
                    return answer(path);
                },
                HeaderExaminer.MODEL,
                false,
                2,
                row -> written.incrementAndGet(),
                () -> false)) {
            for (int i = 0; i < 1000; i++) {
                scan.accept(new Found.File(Path.of("p" + i), "p" + i));
            }
            scan.finish();
        }

        assertThat(written).hasValue(1000);
        assertThat(furthest.get()).isLessThanOrEqualTo(16);
    }

    @Test
    void endsEarlyWhenStopped() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Scan scan = new Scan(ScanTest::answer, HeaderExaminer.MODEL, false, 1, rows::add, () -> true)) {
            assertThat(scan.accept(new Found.File(Path.of("p"), "p"))).isFalse();
            scan.finish();
        }
        assertThat(rows).isEmpty();
    }
}
