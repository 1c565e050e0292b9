@org.jspecify.annotations.NullMarked
package dev.mainstay.patch.timeout;
