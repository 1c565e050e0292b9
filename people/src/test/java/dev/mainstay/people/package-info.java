@org.jspecify.annotations.NullMarked
package dev.mainstay.people;
