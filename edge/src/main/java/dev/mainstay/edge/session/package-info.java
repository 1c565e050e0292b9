/** Who is signed in: sessions of browsers, by the code flow of the identity provider. */
@NullMarked
package dev.mainstay.edge.session;

import org.jspecify.annotations.NullMarked;
