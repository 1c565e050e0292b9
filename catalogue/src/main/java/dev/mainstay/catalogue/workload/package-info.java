/**
 * Lync Server and Skype for Business Server: which update each component of a server is at, and whether the members of a
 * pool and the partners of a mirror are alike.
 */
@NullMarked
package dev.mainstay.catalogue.workload;

import org.jspecify.annotations.NullMarked;
