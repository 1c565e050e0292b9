/** Where the service listens and under which names it answers: on loopback only, until all that protects it is there. */
@NullMarked
package dev.mainstay.http.listen;

import org.jspecify.annotations.NullMarked;
