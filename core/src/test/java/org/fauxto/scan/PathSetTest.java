// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PathSetTest {
    @Property(tries = 200)
    void behavesLikeASet(@ForAll List<String> names) {
        Set<String> expected = new HashSet<>();
        PathSet set = new PathSet();
        for (String name : names) {
            assertThat(set.contains(name)).isEqualTo(expected.contains(name));
            assertThat(set.add(name)).isEqualTo(expected.add(name));
        }
        assertThat(set.size()).isEqualTo(expected.size());
    }

    @Test
    void grows() {
        PathSet set = new PathSet();
        for (int i = 0; i < 100_000; i++) {
            assertThat(set.add("picture-" + i)).isTrue();
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(set.contains("picture-" + i)).isTrue();
        }
        assertThat(set.contains("picture-100000")).isFalse();
    }
}
