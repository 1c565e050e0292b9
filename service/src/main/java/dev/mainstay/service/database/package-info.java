/** How a service signs in to its database. */
@NullMarked
package dev.mainstay.service.database;

import org.jspecify.annotations.NullMarked;
