/** What is concluded about one host: findings, each with its evidence. */
@NullMarked
package dev.mainstay.catalogue.finding;

import org.jspecify.annotations.NullMarked;
