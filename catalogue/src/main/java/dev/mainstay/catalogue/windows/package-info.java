/** What Windows itself is missing, judged from documents alone. */
@NullMarked
package dev.mainstay.catalogue.windows;

import org.jspecify.annotations.NullMarked;
