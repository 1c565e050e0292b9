@org.jspecify.annotations.NullMarked
package dev.mainstay.patch.job.timeout;
