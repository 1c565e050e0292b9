/** Where a request goes, and whether it may: pure. */
@NullMarked
package dev.mainstay.edge.route;

import org.jspecify.annotations.NullMarked;
