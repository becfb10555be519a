// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code ./fauxto} in a small checkout whose {@code mvnw} and {@code java} only write down how they are called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    @TempDir
    Path folder;

    private Path checkout;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = Files.createDirectory(folder.resolve("check out"));
        for (String source : List.of("core/src/main/A.java", "cli/src/main/B.java", "train/src/main/C.java")) {
            Files.createDirectories(checkout.resolve(source).getParent());
            Files.createFile(checkout.resolve(source));
        }
        for (String pom : List.of("pom.xml", "core/pom.xml", "cli/pom.xml", "train/pom.xml")) {
            Files.createFile(checkout.resolve(pom));
        }
        Files.copy(Path.of(System.getProperty("fauxto.root"), "fauxto"), checkout.resolve("fauxto"));
        script("mvnw", "sleep 0.5; echo \"$*\" >> builds; [ ! -e broken ]");
        script("jdk/bin/javac", "");
        script("jdk/bin/java", """
                case $1 in -version) echo 'openjdk version "17.0.1" 2021' >&2; exit;; esac
                for argument; do echo "[$argument]"; done
                exit 7""");
        for (String file : List.of("fauxto", "mvnw", "jdk/bin/java", "jdk/bin/javac")) {
            Files.setPosixFilePermissions(checkout.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void script(String name, String body) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    }

    private Process start(Path launcher, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", checkout.resolve("jdk").toString());
        return builder.redirectErrorStream(true).start();
    }

    private String run(int exit, String... args) throws IOException, InterruptedException {
        return finish(start(checkout.resolve("fauxto"), args), exit);
    }

    private static String finish(Process process, int exit) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exit);
        return said;
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds"));
    }

    @Test
    void buildsOnceAndPassesArgumentsAsTheyAre() throws IOException, InterruptedException {
        assertThat(run(7, "detect", "a  b", "*", "")).contains("building (first use", "[detect]\n[a  b]\n[*]\n[]\n");
        assertThat(run(7, "detect")).doesNotContain("building");
        assertThat(builds()).singleElement().asString().contains("-pl cli -am package", "-Dfauxto.quick");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws IOException, InterruptedException {
        run(7, "detect");
        Files.setLastModifiedTime(
                checkout.resolve("core/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(run(7, "detect")).contains("sources have changed");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void buildsTheTrainingModuleOnlyForItsCommands() throws IOException, InterruptedException {
        assertThat(run(7, "train", "--config", "x")).contains("train/target/lib/*");
        assertThat(builds()).singleElement().asString().contains("-pl train -am");
    }

    @Test
    void buildsOnceWhenStartedTwiceAtTheSameTime() throws IOException, InterruptedException {
        Process one = start(checkout.resolve("fauxto"), "detect");
        Process two = start(checkout.resolve("fauxto"), "detect");
        finish(one, 7);
        finish(two, 7);
        assertThat(builds()).hasSize(1);
    }

    @Test
    void worksThroughLinks() throws IOException, InterruptedException {
        Files.createSymbolicLink(folder.resolve("one"), Path.of("check out/fauxto"));
        Path two = Files.createSymbolicLink(folder.resolve("two"), folder.resolve("one"));
        assertThat(finish(start(two, "x"), 7)).contains("[x]");
    }

    @Test
    void saysWhatIsWrong() throws IOException, InterruptedException {
        Files.createFile(checkout.resolve("broken"));
        assertThat(run(2, "detect")).contains("the build failed");
        assertThat(run(2, "detect")).contains("first use");
        script("jdk/bin/java", "echo 'java version \"11.0.2\"' >&2");
        assertThat(run(2, "detect")).contains("version 11", "17 or later");
        Files.delete(checkout.resolve("jdk/bin/java"));
        assertThat(run(2, "detect")).contains("JAVA_HOME");
    }
}
