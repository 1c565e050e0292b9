/**
 * The frame of a service: what is the same in each of them, and stands here once. Its settings are in
 * {@code META-INF/microprofile-config.properties}; a service's {@code application.properties} has those that are its alone.
 */
@NullMarked
package dev.mainstay.service;

import org.jspecify.annotations.NullMarked;
