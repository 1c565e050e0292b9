/** What all operations of a service's OpenAPI document have in common. */
@NullMarked
package dev.mainstay.http.openapi;

import org.jspecify.annotations.NullMarked;
