/** Lists that are read a page at a time. */
@NullMarked
package dev.mainstay.http.list;

import org.jspecify.annotations.NullMarked;
