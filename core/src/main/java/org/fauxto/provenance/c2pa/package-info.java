/**
 * Content Credentials (C2PA): finds the manifest store in its container, reads what its manifests declare, and turns
 * that into evidence. Signatures are not checked: everything read here is what somebody wrote into the file.
 */
@NullMarked
package org.fauxto.provenance.c2pa;

import org.jspecify.annotations.NullMarked;
