/** By which name a request, and all that follows from it, is found in the logs. */
@NullMarked
package dev.mainstay.http.correlation;

import org.jspecify.annotations.NullMarked;
