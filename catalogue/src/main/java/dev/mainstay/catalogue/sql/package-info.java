/**
 * What SQL Server instances are missing: builds by product, service pack and line, and the judgement of each instance on
 * its own line.
 */
@NullMarked
package dev.mainstay.catalogue.sql;

import org.jspecify.annotations.NullMarked;
