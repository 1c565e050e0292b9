@org.jspecify.annotations.NullMarked
package dev.mainstay.edge;
