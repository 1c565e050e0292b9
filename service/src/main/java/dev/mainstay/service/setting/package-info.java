/** Names of settings: one that no part of the service knows is told before the service takes up work. */
@NullMarked
package dev.mainstay.service.setting;

import org.jspecify.annotations.NullMarked;
