/** Where the service listens and under which names it answers: on loopback only, until people are authenticated. */
@NullMarked
package dev.mainstay.http.listen;

import org.jspecify.annotations.NullMarked;
