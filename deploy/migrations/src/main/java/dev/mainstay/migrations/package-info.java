/** The tables of the services, made and changed by Flyway before a service of this version starts. */
@NullMarked
package dev.mainstay.migrations;

import org.jspecify.annotations.NullMarked;
