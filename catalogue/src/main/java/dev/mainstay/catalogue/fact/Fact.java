package dev.mainstay.catalogue.fact;

/**
 * One statement of one document. {@link #key()} is unique within the document and stays the same over the document's
 * revisions, so that two revisions can be compared: added, changed, retracted.
 */
public sealed interface Fact
        permits UpdateFact,
                ExploitedFact,
                SqlBuildFact,
                LifecycleFact,
                WindowsBuildFact,
                ServicingStackFact,
                MonthlyRollupFact,
                AffectedFact,
                MentionFact,
                RevisionsFact,
                WorkloadBuildFact,
                SupersedenceOverride,
                FixedBuildOverride,
                SqlSupportOverride,
                SqlLineFact {

    Origin origin();

    String key();
}
