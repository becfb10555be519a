// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fauxto.config.ConfigException;
import org.fauxto.image.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a server of this machine that answers as asked, or worse. */
@Timeout(60)
class WeightPullTest {
    private static final byte[] CONTENT = new byte[3_000_000];

    static {
        new Random(7).nextBytes(CONTENT);
    }

    @TempDir
    private Path folder;

    /** The ranges that were asked for, in order; {@code null} for the whole. */
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private final List<Long> lengths = new ArrayList<>();
    private HttpServer server;
    private int cutAfter = Integer.MAX_VALUE;
    private boolean ranges = true;
    private int shift;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/w.pth", this::serve);
        server.createContext("/moved/w.pth", exchange -> {
            exchange.getResponseHeaders().add("Location", address() + "w.pth");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFileComesWholeAndIsNoted() throws IOException {
        pull(file(address(), sum(CONTENT)));
        assertThat(folder.resolve("p/w.pth")).hasBinaryContent(CONTENT);
        assertThat(folder.resolve("p/w.pth.sha256")).hasContent(sum(CONTENT) + "  w.pth\n");
        assertThat(folder.resolve("p/w.pth.part")).doesNotExist();
        assertThat(asked).containsExactly("whole");
        assertThat(lengths).isSorted().contains(0L, (long) CONTENT.length);
        pull(file(address(), sum(CONTENT)));
        assertThat(asked).as("what is there is not fetched again").hasSize(1);
    }

    @Test
    void redirectsAreFollowedAndEightDigitsAreEnough() throws IOException {
        pull(file(address() + "moved/", sum(CONTENT).substring(0, 8)));
        assertThat(folder.resolve("p/w.pth")).hasBinaryContent(CONTENT);
    }

    @Test
    void aCutConnectionIsResumedWhereItBroke() throws IOException {
        cutAfter = 1_000_000;
        Publication publication = file(address(), sum(CONTENT));
        assertThatThrownBy(() -> pull(publication))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broke after")
                .hasMessageContaining("of 2.9 MiB")
                .hasMessageContaining("goes on from there");
        long there = Files.size(folder.resolve("p/w.pth.part"));
        assertThat(there).isBetween(1L, 1_000_000L);
        assertThat(folder.resolve("p/w.pth")).doesNotExist();
        cutAfter = Integer.MAX_VALUE;
        pull(publication);
        assertThat(asked).containsExactly("whole", "bytes=" + there + "-");
        assertThat(folder.resolve("p/w.pth")).hasBinaryContent(CONTENT);
    }

    @Test
    void aServerWithoutRangesStartsAnew() throws IOException {
        ranges = false;
        part(Arrays.copyOf(CONTENT, 1_000_000));
        pull(file(address(), sum(CONTENT)));
        assertThat(asked).containsExactly("bytes=1000000-");
        assertThat(folder.resolve("p/w.pth")).hasBinaryContent(CONTENT);
    }

    @Test
    void aWholePartIsOnlyVerified() throws IOException {
        part(CONTENT);
        pull(file(address(), sum(CONTENT)));
        assertThat(asked).containsExactly("bytes=3000000-");
        assertThat(folder.resolve("p/w.pth")).hasBinaryContent(CONTENT);
    }

    @Test
    void aPartLongerThanTheFileIsThrownAway() throws IOException {
        part(Arrays.copyOf(CONTENT, CONTENT.length + 5));
        pull(file(address(), sum(CONTENT)));
        assertThat(asked).containsExactly("bytes=3000005-", "whole");
        assertThat(folder.resolve("p/w.pth")).hasBinaryContent(CONTENT);
    }

    @Test
    void anotherRangeThanTheAskedIsNotAppended() throws IOException {
        shift = 10;
        part(Arrays.copyOf(CONTENT, 1000));
        assertThatThrownBy(() -> pull(file(address(), sum(CONTENT))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("from byte 1000")
                .hasMessageContaining("bytes 1010-");
        assertThat(folder.resolve("p/w.pth.part")).hasSize(1000);
    }

    @Test
    void aWrongChecksumIsRefusedAndNothingStays() {
        String other = sum(new byte[1]);
        assertThatThrownBy(() -> pull(file(address(), other)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(address() + "w.pth")
                .hasMessageContaining(sum(CONTENT))
                .hasMessageContaining(other);
        assertThat(folder.resolve("p")).isEmptyDirectory();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> pull(file(address() + "gone/", sum(CONTENT))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(address() + "gone/w.pth")
                .hasMessageContaining("404");
        assertThat(folder.resolve("p/w.pth")).doesNotExist();
    }

    @Test
    void withoutANetworkTheErrorSaysSo() {
        String address = address();
        server.stop(0);
        assertThatThrownBy(() -> pull(file(address, sum(CONTENT))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no connection to")
                .hasMessageContaining(address + "w.pth");
    }

    @Test
    void twoPullsOfOneFileDoNotMix() throws IOException {
        part(new byte[0]);
        try (RandomAccessFile other =
                        new RandomAccessFile(folder.resolve("p/w.pth.part").toFile(), "rw");
                FileLock lock = other.getChannel().lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> pull(file(address(), sum(CONTENT)))).hasMessageContaining("being fetched");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void whatHasNoAddressSaysHowToComeByIt() {
        Publication publication = Catalogue.standard().require("yolo11n-cls");
        assertThatThrownBy(() -> pull(publication))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("torch.save(")
                .hasMessageContaining("fauxto weights import yolo11n-cls");
    }

    private void pull(Publication publication) throws IOException {
        new WeightPull(new WeightCache(folder)).run(publication, new WeightPull.Listener() {
            @Override
            public void at(Publication.File file, long done, long of) {
                lengths.add(done);
                assertThat(of).isEqualTo(CONTENT.length);
            }

            @Override
            public void done(Path file, String sum) {
                assertThat(sum).isEqualTo(sum(CONTENT));
            }
        });
    }

    private void part(byte[] bytes) throws IOException {
        Files.createDirectories(folder.resolve("p"));
        Files.write(folder.resolve("p/w.pth.part"), bytes);
    }

    private static Publication file(String from, String sum) {
        return new Publication(
                "p",
                "resnet18",
                1000,
                "test",
                "MIT",
                "as-is",
                "",
                List.of(new Publication.File("w.pth", from, "", sum, 3)));
    }

    private static String sum(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    private String address() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/";
    }

    private void serve(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        asked.add(range == null ? "whole" : range);
        int from = range == null || !ranges ? 0 : Integer.parseInt(range.replaceAll("\\D", "")) + shift;
        try (exchange) {
            if (from >= CONTENT.length) {
                exchange.getResponseHeaders().add("Content-Range", "bytes */" + CONTENT.length);
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            if (range != null && ranges) {
                exchange.getResponseHeaders()
                        .add("Content-Range", "bytes " + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
            }
            exchange.sendResponseHeaders(range != null && ranges ? 206 : 200, CONTENT.length - from);
            exchange.getResponseBody().write(CONTENT, from, Math.min(CONTENT.length - from, cutAfter));
            exchange.getResponseBody().flush();
        }
    }
}
