/** SQL Server: its versions, and its patch packages. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.windows.sql;
