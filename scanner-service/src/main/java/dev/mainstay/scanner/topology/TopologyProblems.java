package dev.mainstay.scanner.topology;

import dev.mainstay.http.ProblemKind;

/** Problems with topology documents. */
final class TopologyProblems {
    static final ProblemKind NOT_XML = new ProblemKind(
            400, "topology-not-xml", "The document is not well-formed XML", "Le document n'est pas du XML bien formé");
    static final ProblemKind DTD_REFUSED = new ProblemKind(
            400,
            "topology-dtd-refused",
            "The document has a DTD or entities",
            "Le document contient une DTD ou des entités");
    static final ProblemKind TOO_COMPLEX = new ProblemKind(
            400,
            "topology-too-complex",
            "The document is nested too deeply or has too many elements",
            "Le document est trop profond ou contient trop d'éléments");
    static final ProblemKind WRONG_ROOT = new ProblemKind(
            400, "topology-wrong-root", "The document is not a topology", "Le document n'est pas une topologie");
    static final ProblemKind INCOMPLETE = new ProblemKind(
            400,
            "topology-incomplete",
            "The topology lacks something it must have",
            "Il manque à la topologie quelque chose d'indispensable");
    static final ProblemKind CONTRADICTION = new ProblemKind(
            400, "topology-contradiction", "The topology contradicts itself", "La topologie se contredit");
    static final ProblemKind DUPLICATE_FQDN = new ProblemKind(
            400,
            "topology-duplicate-fqdn",
            "A name stands for two things in the topology",
            "Un nom désigne deux choses dans la topologie");
    static final ProblemKind POOL_WITHOUT_MACHINES = new ProblemKind(
            400,
            "topology-pool-without-machines",
            "A pool of the topology has no machines",
            "Un pool de la topologie n'a aucune machine");

    private TopologyProblems() {}
}
