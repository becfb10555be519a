// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches one address into {@code FILE.part}, from where an earlier attempt left off if the server can send parts (RFC 9110, section 14). The
 * proxy is the one of Java's system properties, such as {@code https.proxyHost}.
 */
final class Download {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NO_SUCH_RANGE = 416;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .proxy(ProxySelector.getDefault())
            .build();
    private final URI address;
    private final Path part;
    private final Listener listener;

    /** Told how far a download is. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Bytes have come.
         *
         * @param of whole length in bytes, negative where the server does not say
         */
        void at(long done, long of);
    }

    Download(URI address, Path part, Listener listener) {
        this.address = address;
        this.part = part;
        this.listener = listener;
    }

    /**
     * Fetches what is missing.
     *
     * @throws IOException if the server refuses, the connection breaks, or another process is at the same file; what came stays
     */
    void run() throws IOException {
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(out)) {
            assert lock.isValid();
            HttpResponse<InputStream> answer = ask(out.size());
            if (answer.statusCode() == NO_SUCH_RANGE) {
                // nothing is missing, or what is there is of another file
                answer.body().close();
                if (String.valueOf(out.size()).equals(total(answer))) {
                    return;
                }
                out.truncate(0);
                answer = ask(0);
            }
            receive(answer, out);
        }
    }

    private FileLock lock(FileChannel out) throws IOException {
        try {
            FileLock lock = out.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(part + " is being fetched already", e);
        }
        throw new IOException(part + " is being fetched by another process already; wait for it");
    }

    private HttpResponse<InputStream> ask(long from) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IOException(
                    "no connection to " + address.getHost() + " for " + address + " (" + reason(e)
                            + "); check the network, or the proxy in JAVA_OPTS (-Dhttps.proxyHost=... -Dhttps.proxyPort=...)",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking for " + address, e);
        }
    }

    private void receive(HttpResponse<InputStream> answer, FileChannel out) throws IOException {
        try (InputStream in = answer.body()) {
            long length = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
            switch (answer.statusCode()) {
                case OK -> out.truncate(0);
                case PARTIAL -> requireStart(answer, out.size());
                default ->
                    throw new IOException(address + " answers " + answer.statusCode()
                            + (answer.statusCode() == 404 ? ", no such file: it has been moved or taken back" : "")
                            + "; try again later, or fetch the file by other means and put it in place by hand");
            }
            long done = out.size();
            long of = length < 0 ? -1 : done + length;
            listener.at(done, of);
            copy(in, out, done, of);
        }
    }

    private void copy(InputStream in, FileChannel out, long start, long of) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long done = start;
        while (true) {
            int n;
            try {
                n = in.read(buffer);
            } catch (IOException e) {
                throw broken(done, of, e);
            }
            if (n < 0) {
                break;
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
            while (bytes.hasRemaining()) {
                out.write(bytes, done + bytes.position());
            }
            done += n;
            listener.at(done, of);
        }
        if (of >= 0 && done != of) {
            throw broken(done, of, null);
        }
    }

    private IOException broken(long done, long of, @org.jspecify.annotations.Nullable IOException cause) {
        String whole = of < 0 ? "" : String.format(Locale.ROOT, " of %.1f", of / 1048576.0);
        return new IOException(
                String.format(
                        Locale.ROOT,
                        "the connection to %s broke after %.1f%s MiB of %s; the same command goes on from there",
                        address.getHost(),
                        done / 1048576.0,
                        whole,
                        address),
                cause);
    }

    /** A server that sends another part than the missing one would make a file of two halves that do not fit. */
    private void requireStart(HttpResponse<InputStream> answer, long start) throws IOException {
        Matcher range =
                RANGE.matcher(answer.headers().firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != start) {
            throw new IOException(address + " was asked for the part from byte " + start + " and sends '"
                    + answer.headers().firstValue("Content-Range").orElse("no range") + "'; delete " + part
                    + " and start anew");
        }
    }

    /** Of {@code bytes *}{@code /1234}. */
    private static String total(HttpResponse<InputStream> answer) {
        return answer.headers().firstValue("Content-Range").orElse("").replaceFirst(".*/", "");
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    /** Removes what came. */
    void discard() throws IOException {
        Files.deleteIfExists(part);
    }
}
