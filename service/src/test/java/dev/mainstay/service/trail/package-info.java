@org.jspecify.annotations.NullMarked
package dev.mainstay.service.trail;
