/** What people decide about single updates: approvals, declines, deferrals, waivers. */
@NullMarked
package dev.mainstay.patch.policy.decision;

import org.jspecify.annotations.NullMarked;
