/**
 * Container images of the services and of the migrations, made without a container engine: a Java runtime cut to what is
 * needed, the program, a bill of materials, and below them a C library that can be exchanged.
 */
@NullMarked
package dev.mainstay.kubernetes.image;

import org.jspecify.annotations.NullMarked;
