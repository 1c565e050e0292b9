/** Parameters of path and query, held against what the resource's method declares before it is called. */
@NullMarked
package dev.mainstay.http.parameter;

import org.jspecify.annotations.NullMarked;
