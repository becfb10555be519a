/** What golden tests share. */
@NullMarked
package org.fauxto.train.golden;

import org.jspecify.annotations.NullMarked;
